import { type Certainty, ConnectorError, type Failure } from '@chairflow/connector-kit'
import type { HTTPError } from 'ky'
import { retryAfterMs } from '../http/retry-after.ts'

/** Vendor codes by what they mean to us (facts/pms 1.2). */
const TAKEN = new Set([
  'InvalidBookingTime',
  'ClientIsAlreadyBooked',
  'SchedulingRestrictionsViolated',
  'SchedulingWindowViolated',
  'InvalidResource',
])
const CREDENTIALS = new Set([
  'InvalidSourceCredentials',
  'InvalidStaffCredentials',
  'InvalidUserCredentials',
  'DeniedAccess',
])
const BUSY = new Set(['TooManyRequests', 'SQLDBMaintenance'])
/** A fault with a client's status: nothing says whether the call did its work. */
const FAULT = 'Unknown'

/** Mindbody answered with an error: what that proves, and what a person can do. */
export function errorFromAnswer({ response, data }: HTTPError): ConnectorError {
  const code = codeOf(data)
  const { status } = response
  if (status === 429 || BUSY.has(code)) return busy(response.headers)
  if (status === 401 || status === 403 || CREDENTIALS.has(code)) return refused(credentials)
  if (status >= 500 || code === FAULT) return noAnswer()
  if (TAKEN.has(code)) return refused(taken)
  return refused({
    code: 'booking-refused',
    blame: 'service',
    message: `Mindbody refused the request (${code || status}). Please check it in Mindbody.`,
  })
}

const taken: Failure = {
  code: 'slot-taken',
  blame: 'service',
  message: 'Mindbody says that this time is no longer free.',
}

const credentials: Failure = {
  code: 'connection-refused-credentials',
  blame: 'connection',
  message: 'Mindbody did not accept our key or password. Please connect Mindbody again.',
}

function refused(failure: Failure): ConnectorError {
  return withCertainty(failure, 'rejected')
}

function noAnswer(): ConnectorError {
  const message = 'Mindbody had a fault of its own. We find out what happened before trying again.'
  return withCertainty({ code: 'service-fault', blame: 'service', message }, 'unknown')
}

function busy(headers: Headers): ConnectorError {
  const message = 'Mindbody asks us to slow down. We try again in a moment.'
  const failure = { code: 'rate-limited', blame: 'service', message } as const
  const pauseMs = retryAfterMs(headers.get('retry-after'), headers.get('date'))
  return new ConnectorError(failure, { certainty: 'not-sent', retryAfterMs: pauseMs })
}

function withCertainty(failure: Failure, certainty: Certainty): ConnectorError {
  return new ConnectorError(failure, { certainty })
}

/**
 * `{"Error":{"Code":"…"}}`; the message is not read, as it may name a client, and a code is shown
 * to people, so only a plain word counts as one.
 */
function codeOf(data: unknown): string {
  const error = (data as { readonly Error?: { readonly Code?: unknown } } | undefined)?.Error
  const code = error?.Code
  return typeof code === 'string' && /^[A-Za-z]{1,60}$/.test(code) ? code : ''
}
