import { ConnectorError, type Failure } from '@chairflow/connector-kit'

/** What a call says about the connection it went through, whatever it says about the effect. */
export type CallOutcome =
  /** No call was made, or its end says nothing about the connection. */
  | { readonly type: 'nothing' }
  | { readonly type: 'answered'; readonly by: CallKind }
  /** The vendor asked us to wait before calling again. */
  | { readonly type: 'paused'; readonly pauseMs: number; readonly failure: Failure }
  | { readonly type: 'trouble'; readonly by: CallKind; readonly failure: Failure }

/** Vendors fail in parts: a list that can be read does not prove that a text can be sent. */
export type CallKind = 'doing' | 'reading'

export function answered(by: CallKind): CallOutcome {
  return { type: 'answered', by }
}

export const nothing: CallOutcome = { type: 'nothing' }

/** A refusal of one number or one booking is an answer; a fault of ours is nobody's. */
export function outcomeOf(error: unknown, by: CallKind): CallOutcome {
  if (!(error instanceof ConnectorError)) return nothing
  const { failure, certainty, retryAfterMs } = error
  if (retryAfterMs !== undefined) return { type: 'paused', pauseMs: retryAfterMs, failure }
  const isAnswer = certainty === 'rejected' && failure.blame !== 'connection'
  return isAnswer ? answered(by) : { type: 'trouble', by, failure }
}
