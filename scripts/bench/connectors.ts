import { createHmac, timingSafeEqual } from 'node:crypto'
import { Agent, request } from 'node:http'
import {
  type AppointmentFacts,
  type Connector,
  ConnectorError,
  type InboundEvent,
  type RawRequest,
} from '@chairflow/connector-kit'
import { Type as T } from 'typebox'

const SECRET = 'bench'
const pace = { perSecond: 1_000_000, burst: 1_000_000, atOnce: 64 }
const settings = T.Object({})
const secrets = T.Object({})

/** A practice system whose webhook carries the whole appointment, signed over the raw body. */
export const benchPms: Connector = {
  id: 'mindbody',
  title: 'Bench practice system',
  kind: 'pms',
  capabilities: ['appointments.read', 'booking.write'],
  pace,
  settings,
  secrets,
  open: () => ({
    activities: {},
    webhooks: {
      '': {
        verify,
        read: readAppointment,
        acknowledgement: { contentType: 'text/plain', body: '' },
      },
    },
  }),
}

/** A carrier reached by plain HTTP over connections that are kept open. */
export function benchSms(baseUrl: string): Connector {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  return {
    id: 'twilio',
    title: 'Bench carrier',
    kind: 'sms',
    capabilities: ['message.send', 'message.receive'],
    pace,
    settings,
    secrets,
    open: () => ({
      webhooks: {
        inbound: {
          verify,
          read: readReply,
          acknowledgement: { contentType: 'text/xml', body: '' },
        },
      },
      activities: {
        'message.send': {
          settleMs: 60_000,
          perform: async (input, { effectId }) => {
            const body = new URLSearchParams({ Body: input.body, To: input.to }).toString()
            await post(`${baseUrl}/2010-04-01/Accounts/bench/Messages.json`, agent, body)
            return { providerMessageId: `SM-${effectId}`, status: 'queued' }
          },
          reconcile: async () => ({ type: 'absent' }),
        },
      },
    }),
  }
}

export function sign(body: string): string {
  return createHmac('sha256', SECRET).update(body).digest('hex')
}

function verify({ headers, body }: RawRequest): boolean {
  const given = Buffer.from(headers['x-bench-signature'] ?? '')
  const wanted = Buffer.from(sign(body))
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

type Told = { readonly id: string; readonly at: number; readonly appointment: AppointmentFacts }

function readAppointment({ body }: RawRequest): readonly InboundEvent[] {
  const { id, at, appointment } = JSON.parse(body) as Told
  const { externalId } = appointment
  const type = 'appointment-changed'
  const event = { type, dedupeKey: id, occurredAt: at, change: 'booked', externalId } as const
  return [{ ...event, appointment }]
}

type Reply = { readonly id: string; readonly from: string; readonly body: string }

function readReply({ body }: RawRequest): readonly InboundEvent[] {
  const { id, from, body: text } = JSON.parse(body) as Reply
  return [
    {
      type: 'message-received',
      dedupeKey: id,
      occurredAt: null,
      from,
      to: '+15125550100',
      body: text,
      hasMedia: false,
      providerMessageId: id,
      optOutType: null,
    },
  ]
}

function post(url: string, agent: Agent, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
    }
    const sent = request(url, { method: 'POST', agent, headers }, (answer) => {
      answer.resume()
      answer.on('end', () => (answer.statusCode === 201 ? resolve() : reject(failed())))
    })
    sent.on('error', () => reject(failed()))
    sent.end(body)
  })
}

function failed(): ConnectorError {
  const failure = {
    code: 'unreachable',
    blame: 'service',
    message: 'The bench carrier failed.',
  } as const
  return new ConnectorError(failure, { certainty: 'unknown' })
}
