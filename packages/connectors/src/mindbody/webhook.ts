import { createHmac } from 'node:crypto'
import {
  ConnectorError,
  type InboundEvent,
  type RawRequest,
  type Webhook,
} from '@chairflow/connector-kit'
import { equalInConstantTime } from '../http/equal-in-constant-time.ts'
import { AppointmentEventData, parserOf, WebhookMessage } from './mindbody-shapes.ts'
import type { MindbodyAccount } from './settings.ts'

const CHANGES = new Map(
  Object.entries({
    'appointmentBooking.created': 'booked',
    'appointmentBooking.updated': 'updated',
    'appointmentBooking.cancelled': 'cancelled',
  } as const),
)

const parseMessage = parserOf(WebhookMessage, unreadable)
const parseData = parserOf(AppointmentEventData, unreadable)

/**
 * Mindbody's webhooks (facts/pms 1.1): HMAC-SHA256 over the raw body; nothing in them is signed
 * with a time, so a repeated `messageId` is what keeps a replay out.
 */
export function mindbodyWebhook(account: MindbodyAccount): Webhook {
  return {
    verify: (request) => isSigned(account, request),
    read: ({ body }) => toEvents(account, readJson(body)),
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
    throw unreadable()
  }
}

function unreadable(): ConnectorError {
  const message = 'Mindbody sent a message that we cannot read.'
  const failure = { code: 'webhook-unreadable', blame: 'service', message } as const
  return new ConnectorError(failure, { certainty: 'rejected' })
}

/**
 * Messages of other sites and about other things are none of our business. Created and updated
 * messages may lack the service, so the appointment is read by API; cancelled ones carry ids only.
 */
function toEvents({ settings, now }: MindbodyAccount, received: unknown): readonly InboundEvent[] {
  const message = parseMessage(received)
  const change = CHANGES.get(message.eventId)
  if (change === undefined) return []
  const { siteId, appointmentId } = parseData(received).eventData
  if (Number(siteId) !== settings.siteId) return []
  const occurredAt = Date.parse(message.eventInstanceOriginationDateTime ?? '')
  return [
    {
      type: 'appointment-changed',
      dedupeKey: message.messageId,
      occurredAt: Number.isNaN(occurredAt) ? now() : occurredAt,
      change,
      externalId: String(appointmentId),
      appointment: null,
    },
  ]
}
