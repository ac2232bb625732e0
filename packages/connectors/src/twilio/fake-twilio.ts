import { type Answer, json } from '../http/fake-service.ts'
import { connector } from './connector.ts'

export const ACCOUNT_SID = `AC${'0'.repeat(32)}`
export const PUBLIC_URL = 'https://clinic.example.com'
export const secrets = { authToken: 'token-of-the-practice' }

export function twilioAccount(url: string, settings: Readonly<Record<string, unknown>> = {}) {
  return {
    connectionId: 'twilio',
    settings: {
      accountSid: ACCOUNT_SID,
      fromNumber: '+15125550100',
      baseUrl: `${url}/twilio`,
      requestTimeoutMs: 300,
      ...settings,
    },
    secrets,
    publicUrl: PUBLIC_URL,
    now: () => 0,
  }
}

export function openTwilio(url: string, settings: Readonly<Record<string, unknown>> = {}) {
  const { activities, webhooks } = connector.open(twilioAccount(url, settings))
  const message = activities['message.send']
  const { inbound, status } = webhooks
  if (!message || !inbound || !status) throw new Error('Twilio lacks a part')
  return { message, inbound, status }
}

const MESSAGES = `/twilio/2010-04-01/Accounts/${ACCOUNT_SID}/Messages.json`
export const ROUTES = { create: `POST ${MESSAGES}`, list: `GET ${MESSAGES}` } as const

export function vendorMessage(changes: Readonly<Record<string, unknown>> = {}) {
  return {
    account_sid: ACCOUNT_SID,
    api_version: '2010-04-01',
    body: 'See you on Thursday at 9.',
    date_created: 'Mon, 02 Mar 2026 15:00:00 +0000',
    date_sent: null,
    date_updated: 'Mon, 02 Mar 2026 15:00:00 +0000',
    direction: 'outbound-api',
    error_code: null,
    error_message: null,
    from: '+15125550100',
    messaging_service_sid: null,
    num_media: '0',
    num_segments: '1',
    price: null,
    price_unit: 'USD',
    sid: `SM${'1'.repeat(32)}`,
    status: 'queued',
    subresource_uris: {},
    to: '+15125550123',
    uri: '/unused',
    ...changes,
  }
}

export function listOf(...messages: readonly object[]): Answer {
  return json({ messages, page: 0, page_size: 50, next_page_uri: null, uri: '/unused' })
}

/** An error as Twilio says it; the text holds what must never be shown. */
export function refusal(status: number, code: number, headers: Record<string, string> = {}) {
  const message = 'The number +15125550123 of Jane Doe'
  return json({ code, message, more_info: 'https://www.twilio.com/docs', status }, status, headers)
}
