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

const BLOCKED: Known = [
  'recipient-blocked',
  'service',
  'Twilio does not let texts through to this number. Please call the patient.',
]

/** Twilio's codes by the action they ask for (facts/messaging 1.7); unknown ones are not retried. */
const KNOWN: readonly (readonly [Known, readonly number[]])[] = [
  [CREDENTIALS, [20003]],
  [BAD_NUMBER, [21201, 21211, 21604, 21612, 21614, 21635]],
  [OPTED_OUT, [21610, 30640]],
  [TEXT_REFUSED, [21602, 21617]],
  [BLOCKED, [30450]],
  [NOT_SET_UP, [20404, 21212, 21408, 21603, 21606, 21607, 21608, 21609, 21703, 21704, 21705]],
]
const BY_CODE: ReadonlyMap<number, Known> = new Map(
  KNOWN.flatMap(([known, codes]) => codes.map((code) => [code, known] as const)),
)

/** Never processed, so they may be sent again after a pause. */
const TOO_MANY_REQUESTS = 20429
const QUEUE_FULL = 21611
const QUEUE_PAUSE_MS = 5 * 60_000

type RestError = { readonly status: number; readonly code: number }

/** What an error of the SDK proves. Transport errors are not RestExceptions. */
export function explainTwilioError(error: unknown): ConnectorError {
  if (error instanceof ConnectorError) return error
  const rest = toRestError(error)
  if (rest === undefined) {
    return transportFailure(error, { name: 'Twilio', unreachableCode: 'sms-unreachable' })
  }
  const { status, code } = rest
  if (code === QUEUE_FULL) return tooManyRequests(QUEUE_PAUSE_MS)
  if (status === 429 || code === TOO_MANY_REQUESTS) return tooManyRequests(undefined)
  if (status >= 500) return fault()
  const known = status === 401 ? CREDENTIALS : BY_CODE.get(code)
  const [name, blame, message] = known ?? unknownRefusal(code)
  return new ConnectorError({ code: name, blame, message }, { certainty: 'rejected' })
}

export function tooManyRequests(retryAfterMs: number | undefined): ConnectorError {
  const message = 'Twilio asks us to slow down. We try again in a moment.'
  const failure = { code: 'rate-limited', blame: 'service', message } as const
  return new ConnectorError(failure, { certainty: 'not-sent', retryAfterMs })
}

/**
 * The SDK's RestException has no name of its own and no code where the answer is not JSON; an
 * AxiosError has a text as its code.
 */
function toRestError(error: unknown): RestError | undefined {
  if (!(error instanceof Error) || error.name === 'AxiosError') return undefined
  const { status, code } = error as { readonly status?: unknown; readonly code?: unknown }
  if (typeof status !== 'number') return undefined
  return { status, code: typeof code === 'number' ? code : 0 }
}

function fault(): ConnectorError {
  const message = 'Twilio had a fault of its own. We find out what happened before trying again.'
  const failure = { code: 'service-fault', blame: 'service', message } as const
  return new ConnectorError(failure, { certainty: 'unknown' })
}

function unknownRefusal(code: number): Known {
  return ['text-refused', 'service', `Twilio refused the text (${code}). Please check it there.`]
}
