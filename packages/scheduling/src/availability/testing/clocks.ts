import { type Bits, bitsOf, QUANTUM_MS } from './bits.ts'

/** What a clock on the wall shows at an instant. */
export type Clock = {
  /** ISO: Monday is 1. */
  readonly weekday: number
  readonly date: string
  readonly time: string
  /** The same in minutes: hours shown times sixty, and minutes shown. */
  readonly minuteShown: number
  /** Minutes that have really passed since the local midnight. */
  readonly sinceMidnight: number
}

const known = new Map<string, readonly Clock[]>()
const names = new Map<readonly Clock[], string>()
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** The wall clock of a zone every five minutes, as Intl tells it. */
export function clocksOf(timeZone: string, baseAt: number, quanta: number): readonly Clock[] {
  const key = `${timeZone} ${baseAt} ${quanta}`
  const clocks = known.get(key) ?? readClocks(timeZone, baseAt, quanta)
  known.set(key, clocks)
  names.set(clocks, key)
  return clocks
}

function readClocks(timeZone: string, baseAt: number, quanta: number): readonly Clock[] {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  let midnightAt = baseAt
  let date = ''
  return Array.from({ length: quanta }, (_, index) => {
    const at = baseAt + index * QUANTUM_MS
    const part = Object.fromEntries(
      format.formatToParts(at).map(({ type, value }) => [type, value]),
    )
    const today = `${part.year}-${part.month}-${part.day}`
    if (today !== date) {
      midnightAt = at
      date = today
    }
    return {
      weekday: DAYS.indexOf(part.weekday ?? '') + 1,
      date: today,
      time: `${part.hour}:${part.minute}`,
      minuteShown: Number(part.hour) * 60 + Number(part.minute),
      sinceMidnight: (at - midnightAt) / 60_000,
    }
  })
}

const marked = new Map<string, Bits>()

/** Bits of a wall-clock question, answered once for each week and question. */
export function bitsByClock(
  clocks: readonly Clock[],
  question: string,
  isSet: (clock: Clock) => boolean,
): Bits {
  const key = `${names.get(clocks)} ${question}`
  const known = marked.get(key)
  if (known !== undefined) return known
  const bits = bitsOf(clocks.length, (index) => {
    const clock = clocks[index]
    return clock !== undefined && isSet(clock)
  })
  marked.set(key, bits)
  return bits
}
