import type { Pace } from '@chairflow/connector-kit'
import { admit, afterFailure, type Breaker, closedBreaker } from './breaker.ts'
import { type CallKind, type CallOutcome, nothing } from './call-outcome.ts'
import { type Bucket, fullBucket, nextTokenAt, takeToken } from './token-bucket.ts'

/** What stands between the effects of one connection and its vendor. */
export type Gate = {
  readonly breaker: Breaker
  readonly bucket: Bucket
  readonly underWay: number
  /** The vendor asked us to be quiet until then; 0 when it did not. */
  readonly pausedUntil: number
  /** Which kind of call met the trouble that is not over; null when there is none. */
  readonly troubleBy: CallKind | null
}

export function newGate(pace: Pace, now: number): Gate {
  return {
    breaker: closedBreaker,
    bucket: fullBucket(pace, now),
    underWay: 0,
    pausedUntil: 0,
    troubleBy: null,
  }
}

/** The gate after one call went through it, or undefined while none may. `now` is UTC ms. */
export function enterGate(gate: Gate, pace: Pace, now: number): Gate | undefined {
  if (gate.underWay >= pace.atOnce || now < gate.pausedUntil) return undefined
  const admitted = admit(gate.breaker, now)
  if (admitted.type === 'hold') return undefined
  const taken = takeToken(gate.bucket, pace, now)
  if (taken.type === 'empty') return undefined
  const { breaker } = admitted
  return { ...gate, breaker, bucket: taken.bucket, underWay: gate.underWay + 1 }
}

/** What a call really says: reading that works is no answer to doing that does not. */
export function weigh({ troubleBy }: Gate, outcome: CallOutcome): CallOutcome {
  const isNoProof = outcome.type === 'answered' && outcome.by === 'reading' && troubleBy === 'doing'
  return isNoProof ? nothing : outcome
}

/** The gate after a call ended, given what the call really says. */
export function leaveGate(gate: Gate, outcome: CallOutcome, now: number): Gate {
  const left = { ...gate, underWay: gate.underWay - 1 }
  switch (outcome.type) {
    case 'answered':
      return { ...left, breaker: closedBreaker, troubleBy: null }
    case 'trouble':
      return {
        ...left,
        breaker: afterFailure(gate.breaker, now),
        troubleBy: gate.troubleBy === 'doing' ? 'doing' : outcome.by,
      }
    case 'paused':
      return {
        ...left,
        breaker: probeAgain(gate.breaker, now),
        pausedUntil: Math.max(gate.pausedUntil, now + outcome.pauseMs),
      }
    case 'nothing':
      return { ...left, breaker: probeAgain(gate.breaker, now) }
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
export function gateOpensAt(gate: Gate, pace: Pace, now: number): number {
  if (gate.underWay >= pace.atOnce) return Number.POSITIVE_INFINITY
  const admitted = admit(gate.breaker, now)
  const admittedAt = admitted.type === 'go' ? now : (admitted.until ?? Number.POSITIVE_INFINITY)
  return Math.max(admittedAt, gate.pausedUntil, nextTokenAt(gate.bucket, pace, now))
}
