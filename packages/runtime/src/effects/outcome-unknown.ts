import type { Failure } from '@chairflow/connector-kit'

export const OUTCOME_UNKNOWN = 'outcome-unknown'

/** Given up without knowing: it may have happened. */
export function isOutcomeUnknown({ code }: Pick<Failure, 'code'>): boolean {
  return code === OUTCOME_UNKNOWN
}
