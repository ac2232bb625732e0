import {
  ConnectorError,
  type InboundEvent,
  type MessageStatus,
  type RawRequest,
  type Webhook,
} from '@chairflow/connector-kit'
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js'
import type { TwilioAccount } from './settings.ts'

const EMPTY_TWIML = '<?xml version="1.0" encoding="UTF-8"?><Response/>'

/** We answer nothing here: every text goes through the ledger (facts/messaging 1.13). */
export function inboundWebhook(account: TwilioAccount): Webhook {
  return {
    verify: (request) => isSigned(account, request),
    read: (request) => toReceived(formOf(request)),
    acknowledgement: { contentType: 'text/xml; charset=utf-8', body: EMPTY_TWIML },
  }
}

export function statusWebhook(account: TwilioAccount): Webhook {
  return {
    verify: (request) => isSigned(account, request),
    read: (request) => toStatus(formOf(request), effectIdOf(request)),
    acknowledgement: { contentType: 'text/plain; charset=utf-8', body: '' },
  }
}

/** Against the address we gave Twilio, never the Host header; the SDK compares in constant time. */
function isSigned({ secrets, publicUrl }: TwilioAccount, request: RawRequest): boolean {
  const signature = request.headers['x-twilio-signature'] ?? ''
  const type = request.headers['content-type']?.toLowerCase() ?? ''
  if (secrets.authToken === '' || signature === '') return false
  if (!type.startsWith('application/x-www-form-urlencoded')) return false
  const address = publicUrl + request.pathAndQuery
  return validateRequest(secrets.authToken, signature, address, parametersOf(request))
}

/** A repeated name becomes a list, as the signature covers each value. */
function parametersOf({ body }: RawRequest): Record<string, unknown> {
  const parameters: Record<string, unknown> = Object.create(null)
  const form = new URLSearchParams(body)
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name)
    parameters[name] = values.length === 1 ? values[0] : values
  }
  return parameters
}

function formOf({ body }: RawRequest): URLSearchParams {
  return new URLSearchParams(body)
}

function optOutTypeOf(text: string | null): 'stop' | 'start' | 'help' | null {
  if (text === 'STOP') return 'stop'
  if (text === 'START') return 'start'
  return text === 'HELP' ? 'help' : null
}

function toReceived(form: URLSearchParams): readonly InboundEvent[] {
  const sid = form.get('MessageSid')
  const from = form.get('From')
  if (!sid || !from) throw unreadable()
  return [
    {
      type: 'message-received',
      dedupeKey: sid,
      occurredAt: null,
      from,
      to: form.get('To') ?? '',
      body: form.get('Body') ?? '',
      hasMedia: Number(form.get('NumMedia') ?? 0) > 0,
      providerMessageId: sid,
      optOutType: optOutTypeOf(form.get('OptOutType')),
    },
  ]
}

/** Twilio adds statuses without notice; one we do not know tells us nothing. */
const STATUSES: ReadonlyMap<string, MessageStatus> = new Map(
  Object.entries({
    scheduled: 'queued',
    accepted: 'queued',
    queued: 'queued',
    sending: 'queued',
    sent: 'sent',
    delivered: 'delivered',
    read: 'delivered',
    undelivered: 'undelivered',
    failed: 'failed',
    canceled: 'failed',
  } as const),
)

function toStatus(form: URLSearchParams, effectId: string | null): readonly InboundEvent[] {
  const sid = form.get('MessageSid')
  const vendorStatus = form.get('MessageStatus') ?? ''
  if (!sid || vendorStatus === '') throw unreadable()
  const status = STATUSES.get(vendorStatus)
  if (status === undefined) return []
  return [
    {
      type: 'message-status',
      dedupeKey: `${sid}:${vendorStatus}`,
      providerMessageId: sid,
      effectId,
      status,
      errorCode: form.get('ErrorCode'),
    },
  ]
}

function effectIdOf({ pathAndQuery }: RawRequest): string | null {
  return new URL(pathAndQuery, 'http://unused').searchParams.get('e')
}

function unreadable(): ConnectorError {
  const message = 'Twilio sent a message that we cannot read.'
  const failure = { code: 'webhook-unreadable', blame: 'service', message } as const
  return new ConnectorError(failure, { certainty: 'rejected' })
}
