import { fc, test } from '@fast-check/vitest'
import { describe, expect, test as fact } from 'vitest'
import { coolDownMs } from './breaker.ts'
import type { CallKind, CallOutcome } from './call-outcome.ts'
import { enterGate, type Gate, gateOpensAt, isFine, leaveGate, newGate } from './gate.ts'

const pace = { perSecond: 1_000, burst: 1_000, atOnce: 3 }
const failure = { code: 'service-fault', blame: 'service', message: 'No.' } as const
const trouble: CallOutcome = { type: 'trouble', by: 'doing', failure }
const answered: CallOutcome = { type: 'answered', by: 'doing' }
const unread: CallOutcome = { type: 'trouble', by: 'reading', failure }
const read: CallOutcome = { type: 'answered', by: 'reading' }

describe('a connection that keeps failing', () => {
  fact('is left alone after five failures in a row', () => {
    expect(tryTimes(newGate(pace, 0), 4, trouble, 0).breakers.doing.type).toBe('closed')
    const open = tryTimes(newGate(pace, 0), 5, trouble, 0)
    expect(enterAt(open, 29_999)).toBeUndefined()
    expect(opensAt(open, 0)).toBe(30_000)
  })

  fact(
    'is tried by a single probe after the cool-down, which ends the trouble or doubles it',
    () => {
      const open = tryTimes(newGate(pace, 0), 5, trouble, 0)
      const probed = enter(open, 30_000)
      expect(enterAt(probed, 30_000)).toBeUndefined()
      expect(opensAt(probed, 30_000)).toBe(Number.POSITIVE_INFINITY)
      expect(opensAt(left(probed, trouble, 31_000), 31_000)).toBe(91_000)
      expect(isFine(left(probed, answered, 31_000))).toBe(true)
    },
  )

  fact('an answer in between starts the count again', () => {
    const four = tryTimes(newGate(pace, 0), 4, trouble, 0)
    const again = tryTimes(tryTimes(four, 1, answered, 0), 4, trouble, 0)
    expect(again.breakers.doing.type).toBe('closed')
  })

  fact('is never left alone for more than a quarter of an hour', () => {
    const openings = Array.from({ length: 100 }, (_, index) => coolDownMs(index + 1))
    expect(Math.max(...openings)).toBe(15 * 60_000)
    expect(openings).toEqual([...openings].sort((one, other) => one - other))
  })

  fact('a probe that proved nothing leaves its place to the next at once', () => {
    const open = tryTimes(newGate(pace, 0), 5, trouble, 0)
    const free = left(enter(open, 30_000), { type: 'nothing' }, 30_000)
    expect(enterAt(free, 30_000)).toBeDefined()
  })
})

describe('a vendor that fails in part', () => {
  fact('a list that can be read does not prove that texts can be sent again', () => {
    const open = tryTimes(newGate(pace, 0), 5, trouble, 0)
    const after = left(enter(open, 30_000, 'reading'), read, 30_000, 'reading')
    expect(after.breakers.doing).toEqual(open.breakers.doing)
    expect(isFine(after)).toBe(false)
  })

  fact('a list that cannot be read holds up no text, and the other way round', () => {
    const blind = tryTimes(newGate(pace, 0), 5, unread, 0, 'reading')
    expect(enterAt(blind, 0, 'reading')).toBeUndefined()
    expect(enterAt(blind, 0, 'doing')).toBeDefined()
    const mute = tryTimes(newGate(pace, 0), 5, trouble, 0)
    expect(enterAt(mute, 0, 'doing')).toBeUndefined()
    expect(enterAt(mute, 0, 'reading')).toBeDefined()
  })

  fact(
    'an effect that was only looked up says how reading is, and leaves the probe to the next',
    () => {
      const mute = tryTimes(newGate(pace, 0), 5, trouble, 0)
      const lookedUp = left(enter(mute, 30_000), unread, 30_000)
      expect(lookedUp.breakers.reading).toEqual({ type: 'closed', failures: 1 })
      expect(enterAt(lookedUp, 30_000)).toBeDefined()
    },
  )
})

fact('a pause the vendor asked for holds back every call, and counts as no failure', () => {
  const paused = tryTimes(newGate(pace, 0), 9, { type: 'paused', pauseMs: 60_000, failure }, 0)
  expect(isFine(paused)).toBe(true)
  expect(enterAt(paused, 59_999)).toBeUndefined()
  expect(enterAt(paused, 60_000)).toBeDefined()
})

type Step =
  | { readonly do: 'enter'; readonly afterMs: number; readonly kind: CallKind }
  | { readonly do: 'leave'; readonly afterMs: number; readonly outcome: CallOutcome }

const afterMs = fc.integer({ min: 0, max: 40_000 })
const kind = fc.constantFrom<CallKind>('doing', 'reading')
const outcome = fc.oneof(
  kind.map((by): CallOutcome => ({ type: 'trouble', by, failure })),
  kind.map((by): CallOutcome => ({ type: 'answered', by })),
  fc.constant<CallOutcome>({ type: 'nothing' }),
  fc.record({
    type: fc.constant('paused' as const),
    pauseMs: fc.integer({ min: 1, max: 90_000 }),
    failure: fc.constant(failure),
  }),
)
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('enter' as const), afterMs, kind }),
    fc.record({ do: fc.constant('leave' as const), afterMs, outcome }),
  ),
  { maxLength: 120 },
)

test.prop([steps])(
  'whatever happens: never more calls under way than allowed, one probe of a kind at most, and never shut for good',
  (history) => {
    const start: Living = { gate: newGate(pace, 0), now: 0, underWay: [] }
    history.reduce((living, step) => {
      const after = step.do === 'enter' ? tryToEnter(living, step) : endFirst(living, step)
      const { gate, now, underWay } = after
      expect(gate.underWay).toBe(underWay.length)
      expect(gate.underWay).toBeLessThanOrEqual(pace.atOnce)
      if (underWay.length === 0) for (const by of kinds) expectToOpen(gate, now, by)
      return after
    }, start)
  },
)

const kinds: readonly CallKind[] = ['doing', 'reading']

type Living = { readonly gate: Gate; readonly now: number; readonly underWay: readonly CallKind[] }

function tryToEnter({ gate, now: before, underWay }: Living, step: Step & { do: 'enter' }): Living {
  const now = before + step.afterMs
  const entered = enterAt(gate, now, step.kind)
  if (gate.breakers[step.kind].type === 'half-open') expect(entered).toBeUndefined()
  return entered === undefined
    ? { gate, now, underWay }
    : { gate: entered, now, underWay: [...underWay, step.kind] }
}

function endFirst({ gate, now: before, underWay }: Living, step: Step & { do: 'leave' }): Living {
  const now = before + step.afterMs
  const [ending, ...others] = underWay
  if (ending === undefined) return { gate, now, underWay }
  return { gate: left(gate, step.outcome, now, ending), now, underWay: others }
}

function expectToOpen(gate: Gate, now: number, by: CallKind): void {
  const at = opensAt(gate, now, by)
  expect(at).toBeLessThanOrEqual(now + 15 * 60_000)
  expect(enterAt(gate, at, by)).toBeDefined()
  if (at > now) expect(enterAt(gate, at - 1, by)).toBeUndefined()
}

function enterAt(gate: Gate, now: number, by: CallKind = 'doing'): Gate | undefined {
  return enterGate(gate, { kind: by, pace, now })
}

function opensAt(gate: Gate, now: number, by: CallKind = 'doing'): number {
  return gateOpensAt(gate, { kind: by, pace, now })
}

function left(gate: Gate, ended: CallOutcome, now: number, by: CallKind = 'doing'): Gate {
  return leaveGate(gate, { kind: by, outcome: ended }, now)
}

function enter(gate: Gate, now: number, by: CallKind = 'doing'): Gate {
  const entered = enterAt(gate, now, by)
  if (entered === undefined) throw new Error('The gate is shut')
  return entered
}

function tryTimes(
  gate: Gate,
  times: number,
  ended: CallOutcome,
  now: number,
  by: CallKind = 'doing',
): Gate {
  if (times === 0) return gate
  return tryTimes(left(forced(gate, now, by), ended, now, by), times - 1, ended, now, by)
}

/** Calls that were under way together, before the first of them ended. */
function forced(gate: Gate, now: number, by: CallKind): Gate {
  return enterAt(gate, now, by) ?? { ...gate, underWay: gate.underWay + 1 }
}
