import type { Twilio } from 'twilio'
import type { TwilioAccount } from './settings.ts'

/**
 * The vendor's own SDK, loaded on first use because it is heavy. `edge` and `region` cannot reach
 * another host, so a look-alike's address is put in by the HTTP client (facts/messaging 1.16).
 */
export function createTwilioClient({ settings, secrets }: TwilioAccount): () => Promise<Twilio> {
  let client: Promise<Twilio> | null = null
  const open = async () => {
    const { default: twilio } = await import('twilio')
    const timeout = settings.requestTimeoutMs
    const { baseUrl, accountSid } = settings
    if (baseUrl === undefined) return twilio(accountSid, secrets.authToken, { timeout })
    const httpClient = redirectTo(baseUrl, new twilio.RequestClient({ timeout }))
    return twilio(accountSid, secrets.authToken, { timeout, httpClient })
  }
  return () => {
    client ??= open()
    return client
  }
}

type HttpClient = InstanceType<typeof import('twilio').RequestClient>

function redirectTo(baseUrl: string, http: HttpClient): HttpClient {
  const base = new URL(baseUrl)
  const send = http.request.bind(http)
  http.request = (options) => {
    const address = new URL(options.uri)
    address.protocol = base.protocol
    address.host = base.host
    address.pathname = base.pathname.replace(/\/$/, '') + address.pathname
    return send({ ...options, uri: address.href })
  }
  return http
}
