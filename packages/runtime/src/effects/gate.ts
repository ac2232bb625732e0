import type { Pace } from '@chairflow/connector-kit'
import { admit, afterFailure, type Breaker, closedBreaker } from './breaker.ts'
import type { CallKind, CallOutcome } from './call-outcome.ts'
import { type Bucket, fullBucket, nextTokenAt, takeToken } from './token-bucket.ts'

/** What stands between the calls of one connection and its vendor. */
export type Gate = {
  /** Apart: a list that cannot be read must not hold up what can be done, nor the other way round. */
  readonly breakers: Readonly<Record<CallKind, Breaker>>
  readonly bucket: Bucket
  readonly underWay: number
  /** The vendor asked us to be quiet until then; 0 when it did not. */
  readonly pausedUntil: number
}

export function newGate(pace: Pace, now: number): Gate {
  return {
    breakers: { doing: closedBreaker, reading: closedBreaker },
    bucket: fullBucket(pace, now),
    underWay: 0,
    pausedUntil: 0,
  }
}

type Wish = { readonly kind: CallKind; readonly pace: Pace; readonly now: number }

/** The gate after one call went through it, or undefined while none may. `now` is UTC ms. */
export function enterGate(gate: Gate, { kind, pace, now }: Wish): Gate | undefined {
  if (gate.underWay >= pace.atOnce || now < gate.pausedUntil) return undefined
  const admitted = admit(gate.breakers[kind], now)
  if (admitted.type === 'hold') return undefined
  const taken = takeToken(gate.bucket, pace, now)
  if (taken.type === 'empty') return undefined
  const breakers = { ...gate.breakers, [kind]: admitted.breaker }
  return { ...gate, breakers, bucket: taken.bucket, underWay: gate.underWay + 1 }
}

/** How a call ended, and as what it was let in: an effect may turn out to be looked up only. */
export type Ended = { readonly kind: CallKind; readonly outcome: CallOutcome }

export function leaveGate(gate: Gate, { kind, outcome }: Ended, now: number): Gate {
  const breakers = { ...gate.breakers, [kind]: probeAgain(gate.breakers[kind], now) }
  const left = { ...gate, breakers, underWay: gate.underWay - 1 }
  switch (outcome.type) {
    case 'answered':
      return { ...left, breakers: { ...breakers, [outcome.by]: closedBreaker } }
    case 'trouble': {
      const before = outcome.by === kind ? gate.breakers[kind] : breakers[outcome.by]
      return { ...left, breakers: { ...breakers, [outcome.by]: afterFailure(before, now) } }
    }
    case 'paused':
      return { ...left, pausedUntil: Math.max(gate.pausedUntil, now + outcome.pauseMs) }
    case 'nothing':
      return left
    default:
      return outcome satisfies never
  }
}

/** A probe that proved nothing leaves its place to the next. */
function probeAgain(breaker: Breaker, now: number): Breaker {
  if (breaker.type !== 'half-open') return breaker
  return { type: 'open', until: now, openings: breaker.openings }
}

/** When the next call may go through; infinite while the end of one under way decides that. */
export function gateOpensAt(gate: Gate, { kind, pace, now }: Wish): number {
  if (gate.underWay >= pace.atOnce) return Number.POSITIVE_INFINITY
  const admitted = admit(gate.breakers[kind], now)
  const admittedAt = admitted.type === 'go' ? now : (admitted.until ?? Number.POSITIVE_INFINITY)
  return Math.max(admittedAt, gate.pausedUntil, nextTokenAt(gate.bucket, pace, now))
}

/** Nothing that was tried has failed since it last worked. */
export function isFine({ breakers: { doing, reading } }: Gate): boolean {
  return [doing, reading].every((one) => one.type === 'closed' && one.failures === 0)
}
