import { ConnectorError, type Failure } from '@chairflow/connector-kit'
import { transportFailure } from '../http/failures.ts'

type Known = readonly [code: string, blame: Failure['blame'], message: string]

const BAD_NUMBER: Known = [
  'number-invalid',
  'service',
  'This number cannot receive texts. Please check it with the patient.',
]
const NOT_SET_UP: Known = [
  'sender-not-set-up',
  'connection',
  'The texting number is not set up correctly at Twilio. Please check the connection.',
]
const OPTED_OUT: Known = [
  'recipient-opted-out',
  'author',
  'This person asked us to stop texting, so nothing was sent.',
]
const TEXT_REFUSED: Known = [
  'text-refused',
  'author',
  'Twilio did not accept this text. Please shorten or reword it.',
]
const CREDENTIALS: Known = [
  'connection-refused-credentials',
  'connection',
  'Twilio did not accept our key. Please connect Twilio again.',
]

/** Twilio's codes by the action they ask for (facts/messaging 1.7); unknown ones are not retried. */
const KNOWN: Readonly<Record<number, Known>> = {
  20003: CREDENTIALS,
  20404: NOT_SET_UP,
  21211: BAD_NUMBER,
  21408: NOT_SET_UP,
  21212: NOT_SET_UP,
  21603: NOT_SET_UP,
  21606: NOT_SET_UP,
  21607: NOT_SET_UP,
  21608: NOT_SET_UP,
  21610: OPTED_OUT,
  21612: BAD_NUMBER,
  21614: BAD_NUMBER,
  21635: BAD_NUMBER,
  21602: TEXT_REFUSED,
  21617: TEXT_REFUSED,
  21703: NOT_SET_UP,
  21704: NOT_SET_UP,
  21705: NOT_SET_UP,
  30640: OPTED_OUT,
}
const BUSY = new Set([20429, 21611])

type RestError = {
  readonly name: 'RestException'
  readonly status: number
  readonly code?: number
}

/** What an error of the SDK proves. Transport errors are not RestExceptions. */
export function explainTwilioError(error: unknown): ConnectorError {
  if (!isRestError(error)) return transportFailure(error, 'Twilio')
  const { status, code = 0 } = error
  if (status === 429 || BUSY.has(code)) return busy()
  if (status >= 500) return fault()
  const known = status === 401 ? CREDENTIALS : KNOWN[code]
  const [name, blame, message] = known ?? unknownRefusal(code)
  return new ConnectorError({ code: name, blame, message }, { certainty: 'rejected' })
}

function isRestError(error: unknown): error is RestError {
  const { status, name, code } = error as { status?: unknown; name?: unknown; code?: unknown }
  return typeof status === 'number' && (name === 'RestException' || typeof code === 'number')
}

function busy(): ConnectorError {
  const message = 'Twilio asks us to slow down. We try again in a moment.'
  const failure = { code: 'rate-limited', blame: 'service', message } as const
  return new ConnectorError(failure, { certainty: 'not-sent' })
}

function fault(): ConnectorError {
  const message = 'Twilio had a fault of its own. We find out what happened before trying again.'
  const failure = { code: 'service-fault', blame: 'service', message } as const
  return new ConnectorError(failure, { certainty: 'unknown' })
}

function unknownRefusal(code: number): Known {
  return ['text-refused', 'service', `Twilio refused the text (${code}). Please check it there.`]
}
