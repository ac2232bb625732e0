import type { Twilio } from 'twilio'
import { retryAfterMs } from '../http/retry-after.ts'
import type { TwilioAccount } from './settings.ts'
import { tooManyRequests } from './twilio-errors.ts'

/**
 * The vendor's own SDK, loaded on first use because it is heavy. `edge` and `region` cannot reach
 * another host, so a look-alike's address is put in by the HTTP client (facts/messaging 1.16).
 */
export function createTwilioClient({ settings, secrets }: TwilioAccount): () => Promise<Twilio> {
  let client: Promise<Twilio> | null = null
  const open = async () => {
    const { default: twilio } = await import('twilio')
    const timeout = settings.requestTimeoutMs
    const httpClient = new twilio.RequestClient({ timeout })
    const send = httpClient.request.bind(httpClient)
    httpClient.request = async (options) => {
      const answer = await send({ ...options, uri: redirect(options.uri, settings.baseUrl) })
      refuseWhenTooMany(answer)
      return answer
    }
    return twilio(settings.accountSid, secrets.authToken, { timeout, httpClient })
  }
  return () => {
    client ??= open()
    return client
  }
}

function redirect(uri: string, baseUrl: string | undefined): string {
  if (baseUrl === undefined) return uri
  const base = new URL(baseUrl)
  const address = new URL(uri)
  address.protocol = base.protocol
  address.host = base.host
  address.pathname = base.pathname.replace(/\/$/, '') + address.pathname
  return address.href
}

/** The SDK's own exception does not carry the headers, and so not how long to wait. */
function refuseWhenTooMany({ statusCode, headers }: Answer): void {
  if (statusCode !== 429) return
  throw tooManyRequests(retryAfterMs(textOf(headers, 'retry-after'), textOf(headers, 'date')))
}

function textOf(headers: unknown, name: string): string | null {
  const header = (headers as Readonly<Record<string, unknown>> | undefined)?.[name]
  return typeof header === 'string' ? header : null
}

type Answer = Awaited<ReturnType<InstanceType<typeof import('twilio').RequestClient>['request']>>
