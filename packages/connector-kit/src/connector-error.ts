import type { Failure } from './failure.ts'

/**
 * What is known about the outside world after an activity failed:
 * `rejected` it surely did not happen and asking again gets the same answer;
 * `not-sent` it surely did not happen and may be tried again;
 * `unknown` it may have happened, so it must be looked up before any retry.
 */
export type Certainty = 'rejected' | 'not-sent' | 'unknown'

/** The only error a connector throws on purpose. Anything else it throws is a bug. */
export class ConnectorError extends Error {
  override readonly name = 'ConnectorError'
  readonly failure: Failure
  readonly certainty: Certainty
  readonly retryAfterMs: number | undefined

  constructor(
    failure: Failure,
    options: { certainty: Certainty; cause?: unknown; retryAfterMs?: number | undefined },
  ) {
    super(failure.message, { cause: options.cause })
    this.failure = failure
    this.certainty = options.certainty
    this.retryAfterMs = options.retryAfterMs
  }
}
