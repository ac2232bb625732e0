export type Hours = { readonly from: string; readonly to: string }

const PARTS: ReadonlyMap<string, Hours> = new Map(
  Object.entries({
    'any time': { from: '00:00', to: '23:59' },
    anytime: { from: '00:00', to: '23:59' },
    'cualquier hora': { from: '00:00', to: '23:59' },
    morning: { from: '00:00', to: '12:00' },
    mornings: { from: '00:00', to: '12:00' },
    'por la manana': { from: '00:00', to: '12:00' },
    afternoon: { from: '12:00', to: '17:00' },
    afternoons: { from: '12:00', to: '17:00' },
    'por la tarde': { from: '12:00', to: '20:00' },
    evening: { from: '17:00', to: '23:59' },
    evenings: { from: '17:00', to: '23:59' },
  }),
)
/** Without "am" or "pm" nobody means a visit before seven in the morning, so it is not known what they mean. */
const FIRST_HOUR = 7
/** "after 8" may be the evening, and "until 9" as well; "7-9" is either. */
const FIRST_START = 9
const FIRST_END = 10
const NOON = 12

/** Whether the half of the day was said, or follows from how the clock is written ("14:00"). */
type Clock = {
  readonly hour: number
  readonly minute: number
  readonly half: 'said' | 'written' | 'unsaid'
}

/** Words for a part of the day, such as "evenings". */
export function isPartOfDay(words: string): boolean {
  return PARTS.has(words) && !/^any|^cual/.test(words)
}

/** Wall-clock hours of words such as "9-12", "2pm to 5:30pm", "after 14:00" or "mornings"; null when unsure. */
export function readHours(words: string): Hours | null {
  const part = PARTS.get(words)
  if (part !== undefined) return part
  const open = /^(from|after|desde|before|until|till|hasta|antes de) (.+)$/.exec(words)
  const single = readClock(open?.[2] ?? '')
  if (single !== null) return openHours(open?.[1] ?? '', single)
  const [from, to, ...more] = ends(words)
  if (from === undefined || to === undefined || more.length > 0) return null
  return span(readClock(from), readClock(to))
}

/** "between 10 and 2" goes from one to the other; "10 and 2" are two times. */
function ends(words: string): readonly string[] {
  const between = /^(?:between|entre) (.+)$/.exec(words)?.[1]
  if (between !== undefined) return between.split(/\s*-\s*|\s+(?:to|and|a|y)\s+/)
  return words.replace(/^(?:from|de) /, '').split(/\s*-\s*|\s+(?:to|a)\s+/)
}

function openHours(word: string, clock: Clock): Hours | null {
  const isStart = ['from', 'after', 'desde'].includes(word)
  if (clock.half === 'unsaid' && clock.hour < (isStart ? FIRST_START : FIRST_END)) return null
  return isStart ? { from: wall(clock), to: '23:59' } : { from: '00:00', to: wall(clock) }
}

/** "9-5" ends in the afternoon, and "2-5pm" begins there; "2-5" and "7-9" say too little. */
function span(from: Clock | null, to: Clock | null): Hours | null {
  if (from === null || to === null) return null
  const start = sharesHalf(from, to) ? later(from) : from
  const end = to.half === 'unsaid' && isClear(start) && isBefore(to, start) ? later(to) : to
  if (!isClear(start) || !isClear(end) || !isBefore(start, end)) return null
  return isEitherHalf(start, end) ? null : { from: wall(start), to: wall(end) }
}

/** The "pm" of "7-9pm" is said for both; that of "9-5pm" cannot be. */
function sharesHalf(from: Clock, to: Clock): boolean {
  return from.half !== 'said' && to.half === 'said' && to.hour > NOON && isBefore(later(from), to)
}

function isEitherHalf(from: Clock, to: Clock): boolean {
  const isUnsaid = from.half === 'unsaid' && to.half === 'unsaid'
  return isUnsaid && from.hour === FIRST_HOUR && to.hour < FIRST_END
}

function isClear({ hour, half }: Clock): boolean {
  return half !== 'unsaid' || hour >= FIRST_HOUR
}

const later = (clock: Clock): Clock =>
  clock.hour < NOON ? { ...clock, hour: clock.hour + NOON, half: 'said' } : clock

const isBefore = (one: Clock, other: Clock) =>
  one.hour * 60 + one.minute < other.hour * 60 + other.minute

function readClock(word: string): Clock | null {
  if (word === 'noon' || word === 'mediodia') return { hour: NOON, minute: 0, half: 'said' }
  const said = /^(\d{1,2})(?::(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?$/.exec(word)
  if (said === null) return null
  const [hour, minute] = [Number(said[1]), Number(said[2] ?? 0)]
  const half = said[3]?.replaceAll('.', '')
  if (minute > 59 || hour > 23) return null
  if (half === undefined) return withoutHalf(word, hour, minute)
  if (hour < 1 || hour > NOON) return null
  return { hour: (hour % NOON) + (half === 'pm' ? NOON : 0), minute, half: 'said' }
}

/** "14-17" may be days of the month, and "02:00" may be two in the afternoon. */
function withoutHalf(word: string, hour: number, minute: number): Clock | null {
  const isWritten = /^\d\d:/.test(word)
  if (!isWritten && hour > NOON && !word.includes(':')) return null
  const isDoubtful = hour > 0 && hour < FIRST_HOUR
  return { hour, minute, half: isWritten && !isDoubtful ? 'written' : 'unsaid' }
}

function wall({ hour, minute }: Clock): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
