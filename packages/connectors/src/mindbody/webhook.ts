import { createHmac } from 'node:crypto'
import {
  ConnectorError,
  type InboundEvent,
  type RawRequest,
  type Webhook,
} from '@chairflow/connector-kit'
import { equalInConstantTime } from '../http/equal-in-constant-time.ts'
import { parserOf, WebhookMessage } from './mindbody-shapes.ts'
import type { MindbodyAccount } from './settings.ts'

const CHANGES = {
  'appointmentBooking.created': 'booked',
  'appointmentBooking.updated': 'updated',
  'appointmentBooking.cancelled': 'cancelled',
} as const

const parse = parserOf(WebhookMessage, 'a message')

/**
 * Mindbody's webhooks (facts/pms 1.1): HMAC-SHA256 over the raw body; nothing in them is signed
 * with a time, so a repeated `messageId` is what keeps a replay out.
 */
export function mindbodyWebhook(account: MindbodyAccount): Webhook {
  return {
    verify: (request) => isSigned(account, request),
    read: ({ body }) => toEvents(account, parse(readJson(body))),
    acknowledgement: { contentType: 'application/json', body: '{}' },
  }
}

function isSigned({ settings, secrets }: MindbodyAccount, { headers, body }: RawRequest): boolean {
  const given = headers['x-mindbody-signature'] ?? ''
  const key = Buffer.from(secrets.signatureKey, settings.signatureKeyEncoding)
  if (key.length === 0 || given === '') return false
  const hmac = createHmac('sha256', key).update(body, 'utf8').digest(settings.signatureEncoding)
  return equalInConstantTime(given, `sha256=${hmac}`)
}

function readJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    const message = 'The message is not valid JSON.'
    const failure = { code: 'webhook-unreadable', blame: 'service', message } as const
    throw new ConnectorError(failure, { certainty: 'rejected' })
  }
}

/**
 * Messages of other sites and about other things are none of our business. Created and updated
 * messages may lack the service, so the appointment is read by API; cancelled ones carry ids only.
 */
function toEvents({ settings, now }: MindbodyAccount, message: WebhookMessage): InboundEvent[] {
  const { eventId, eventData, messageId } = message
  const change = CHANGES[eventId as keyof typeof CHANGES]
  const isOurs = Number(eventData.siteId) === settings.siteId
  if (change === undefined || !isOurs || eventData.appointmentId === undefined) return []
  const occurredAt = Date.parse(message.eventInstanceOriginationDateTime ?? '')
  return [
    {
      type: 'appointment-changed',
      dedupeKey: messageId,
      occurredAt: Number.isNaN(occurredAt) ? now() : occurredAt,
      change,
      externalId: String(eventData.appointmentId),
      appointment: null,
    },
  ]
}
