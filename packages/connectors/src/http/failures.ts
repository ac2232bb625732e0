import { ConnectorError } from '@chairflow/connector-kit'

/** Node's codes for a connection that was never made: nothing can have happened. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

export type Outside = {
  /** The vendor's name, for the message. */
  readonly name: string
  /** The failure's code where no connection was made. */
  readonly unreachableCode: string
}

/**
 * What a failed call proves. A call that never left may be tried again; one whose answer did not
 * come may have happened and must be looked up first.
 */
export function transportFailure(error: unknown, outside: Outside): ConnectorError {
  if (codesOf(error).some((code) => NEVER_SENT.has(code))) {
    const message = `${outside.name} cannot be reached at the moment. We keep trying.`
    const failure = { code: outside.unreachableCode, blame: 'service', message } as const
    return new ConnectorError(failure, { certainty: 'not-sent' })
  }
  const message = `${outside.name} did not answer. We find out what happened before trying again.`
  const failure = { code: 'service-no-answer', blame: 'service', message } as const
  return new ConnectorError(failure, { certainty: 'unknown' })
}

function codesOf(error: unknown, depth = 0): readonly string[] {
  if (typeof error !== 'object' || error === null || depth > 5) return []
  const { code, cause, errors } = error as { code?: unknown; cause?: unknown; errors?: unknown }
  const own = typeof code === 'string' ? [code] : []
  const inner = Array.isArray(errors) ? errors : []
  return [...own, ...[cause, ...inner].flatMap((one) => codesOf(one, depth + 1))]
}
