import { ConnectorError, type Failure } from '@chairflow/connector-kit'

/** What a call says about the connection it went through, whatever it says about the effect. */
export type CallOutcome =
  /** No call was made, or its end says nothing about the connection. */
  | { readonly type: 'nothing' }
  | { readonly type: 'answered' }
  /** The vendor asked us to wait before calling again. */
  | { readonly type: 'paused'; readonly pauseMs: number }
  | { readonly type: 'trouble'; readonly failure: Failure }

export const answered: CallOutcome = { type: 'answered' }
export const nothing: CallOutcome = { type: 'nothing' }

/** A refusal of one number or one booking is an answer; a fault of ours is nobody's. */
export function outcomeOf(error: unknown): CallOutcome {
  if (!(error instanceof ConnectorError)) return nothing
  const { failure, certainty, retryAfterMs } = error
  if (retryAfterMs !== undefined) return { type: 'paused', pauseMs: retryAfterMs }
  const isAnswer = certainty === 'rejected' && failure.blame !== 'connection'
  return isAnswer ? answered : { type: 'trouble', failure }
}
