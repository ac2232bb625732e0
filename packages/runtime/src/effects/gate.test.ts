import { fc, test } from '@fast-check/vitest'
import { describe, expect, test as fact } from 'vitest'
import { coolDownMs } from './breaker.ts'
import type { CallOutcome } from './call-outcome.ts'
import { enterGate, type Gate, gateOpensAt, leaveGate, newGate, weigh } from './gate.ts'

const pace = { perSecond: 1_000, burst: 1_000, atOnce: 3 }
const failure = { code: 'service-fault', blame: 'service', message: 'No.' } as const
const trouble: CallOutcome = { type: 'trouble', by: 'doing', failure }
const answered: CallOutcome = { type: 'answered', by: 'doing' }
const read: CallOutcome = { type: 'answered', by: 'reading' }

describe('a connection that keeps failing', () => {
  fact('is left alone after five failures in a row', () => {
    expect(tryTimes(newGate(pace, 0), 4, trouble, 0).breaker.type).toBe('closed')
    const open = tryTimes(newGate(pace, 0), 5, trouble, 0)
    expect(enterGate(open, pace, 29_999)).toBeUndefined()
    expect(gateOpensAt(open, pace, 0)).toBe(30_000)
  })

  fact(
    'is tried by a single probe after the cool-down, which ends the trouble or doubles it',
    () => {
      const open = tryTimes(newGate(pace, 0), 5, trouble, 0)
      const probed = enter(open, 30_000)
      expect(enterGate(probed, pace, 30_000)).toBeUndefined()
      expect(gateOpensAt(probed, pace, 30_000)).toBe(Number.POSITIVE_INFINITY)
      expect(gateOpensAt(leaveGate(probed, trouble, 31_000), pace, 31_000)).toBe(91_000)
      expect(leaveGate(probed, answered, 31_000).breaker).toEqual({ type: 'closed', failures: 0 })
    },
  )

  fact('an answer in between starts the count again', () => {
    const four = tryTimes(newGate(pace, 0), 4, trouble, 0)
    const again = tryTimes(tryTimes(four, 1, answered, 0), 4, trouble, 0)
    expect(again.breaker.type).toBe('closed')
  })

  fact('is never left alone for more than a quarter of an hour', () => {
    const openings = Array.from({ length: 100 }, (_, index) => coolDownMs(index + 1))
    expect(Math.max(...openings)).toBe(15 * 60_000)
    expect(openings).toEqual([...openings].sort((one, other) => one - other))
  })

  fact('a probe that proved nothing leaves its place to the next at once', () => {
    const open = tryTimes(newGate(pace, 0), 5, trouble, 0)
    const left = leaveGate(enter(open, 30_000), { type: 'nothing' }, 30_000)
    expect(enterGate(left, pace, 30_000)).toBeDefined()
  })
})

fact('a list that can be read does not prove that texts can be sent again', () => {
  const open = tryTimes(newGate(pace, 0), 5, trouble, 0)
  const probed = enter(open, 30_000)
  expect(weigh(probed, read)).toEqual({ type: 'nothing' })
  const unread = tryTimes(newGate(pace, 0), 5, { type: 'trouble', by: 'reading', failure }, 0)
  expect(weigh(unread, read)).toEqual(read)
  expect(weigh(unread, answered)).toEqual(answered)
})

fact('a pause the vendor asked for holds back every call, and counts as no failure', () => {
  const paused = tryTimes(newGate(pace, 0), 9, { type: 'paused', pauseMs: 60_000, failure }, 0)
  expect(paused.breaker).toEqual({ type: 'closed', failures: 0 })
  expect(enterGate(paused, pace, 59_999)).toBeUndefined()
  expect(enterGate(paused, pace, 60_000)).toBeDefined()
})

type Step =
  | { readonly do: 'enter'; readonly afterMs: number }
  | { readonly do: 'leave'; readonly afterMs: number; readonly outcome: CallOutcome }

const afterMs = fc.integer({ min: 0, max: 40_000 })
const outcome = fc.oneof(
  fc.constant(trouble),
  fc.constant(answered),
  fc.constant<CallOutcome>({ type: 'nothing' }),
  fc.record({
    type: fc.constant('paused' as const),
    pauseMs: fc.integer({ min: 1, max: 90_000 }),
    failure: fc.constant(failure),
  }),
)
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('enter' as const), afterMs }),
    fc.record({ do: fc.constant('leave' as const), afterMs, outcome }),
  ),
  { maxLength: 120 },
)

test.prop([steps])(
  'whatever happens: never more calls under way than allowed, one probe at most, and never shut for good',
  (history) => {
    let gate = newGate(pace, 0)
    let now = 0
    for (const step of history) {
      now += step.afterMs
      const isProbing = gate.breaker.type === 'half-open'
      const entered = enterGate(gate, pace, now)
      if (isProbing) expect(entered).toBeUndefined()
      if (step.do === 'enter') gate = entered ?? gate
      else if (gate.underWay > 0) gate = leaveGate(gate, step.outcome, now)
      expect(gate.underWay).toBeLessThanOrEqual(pace.atOnce)
      expect(gate.underWay).toBeGreaterThanOrEqual(0)
      if (gate.underWay === 0) expectToOpen(gate, now)
    }
  },
)

function expectToOpen(gate: Gate, now: number): void {
  const opensAt = gateOpensAt(gate, pace, now)
  expect(opensAt).toBeLessThanOrEqual(now + 15 * 60_000)
  expect(enterGate(gate, pace, opensAt)).toBeDefined()
  if (opensAt > now) expect(enterGate(gate, pace, opensAt - 1)).toBeUndefined()
}

function enter(gate: Gate, now: number): Gate {
  const entered = enterGate(gate, pace, now)
  if (entered === undefined) throw new Error('The gate is shut')
  return entered
}

function tryTimes(gate: Gate, times: number, outcome: CallOutcome, now: number): Gate {
  if (times === 0) return gate
  return tryTimes(leaveGate(forced(gate, now), outcome, now), times - 1, outcome, now)
}

/** Calls that were under way together, before the first of them ended. */
function forced(gate: Gate, now: number): Gate {
  return enterGate(gate, pace, now) ?? { ...gate, underWay: gate.underWay + 1 }
}
