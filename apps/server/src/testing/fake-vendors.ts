import type {
  AppointmentFacts,
  Connector,
  ConnectorError,
  InboundEvent,
} from '@chairflow/connector-kit'
import { Type as T } from 'typebox'

export type FakeVendors = {
  readonly connectors: Readonly<Record<string, Connector>>
  /** What patients received, in order: the ledger a test trusts. */
  readonly texts: { readonly to: string; readonly body: string; readonly effectId: string }[]
  readonly bookings: AppointmentFacts[]
  readonly calendar: AppointmentFacts[]
  /** Thrown by the next calls instead of an answer; `afterWrite` throws when it has happened. */
  readonly faults: { readonly error: ConnectorError; readonly afterWrite: boolean }[]
}

/** A practice system and a carrier that keep what they were told. */
export function createFakeVendors(): FakeVendors {
  const vendors: Omit<FakeVendors, 'connectors'> = {
    texts: [],
    bookings: [],
    calendar: [],
    faults: [],
  }
  return { ...vendors, connectors: { mindbody: fakePms(vendors), twilio: fakeSms(vendors) } }
}

type Vendors = Omit<FakeVendors, 'connectors'>

function fakeSms({ texts, faults }: Vendors): Connector {
  return {
    id: 'twilio',
    title: 'Fake carrier',
    kind: 'sms',
    capabilities: ['message.send', 'message.receive'],
    settings: T.Object({}),
    secrets: T.Object({}),
    open: () => ({
      webhooks: {},
      activities: {
        'message.send': {
          settleMs: 60_000,
          perform: async ({ to, body }, { effectId }) => {
            const fault = faults.shift()
            if (fault !== undefined && !fault.afterWrite) throw fault.error
            texts.push({ to, body, effectId })
            if (fault !== undefined) throw fault.error
            return { providerMessageId: `SM-${effectId}`, status: 'queued' }
          },
          reconcile: async (_input, { effectId }) =>
            texts.some((text) => text.effectId === effectId)
              ? {
                  type: 'happened',
                  output: { providerMessageId: `SM-${effectId}`, status: 'sent' },
                }
              : { type: 'absent' },
        },
      },
    }),
  }
}

function fakePms({ bookings, calendar }: Vendors): Connector {
  return {
    id: 'mindbody',
    title: 'Fake practice system',
    kind: 'pms',
    capabilities: ['appointments.read', 'booking.write'],
    settings: T.Object({}),
    secrets: T.Object({}),
    open: () => ({
      webhooks: {},
      appointments: {
        find: async (externalId) => calendar.find((one) => one.externalId === externalId),
        list: async () => calendar,
      },
      activities: {
        'appointment.book': {
          settleMs: 0,
          perform: async ({ startAt, endAt, ...ids }) => {
            const appointment: AppointmentFacts = {
              externalId: String(9_000 + bookings.length),
              startAt,
              endAt,
              status: 'booked',
              serviceExternalId: ids.serviceExternalId,
              providerExternalId: ids.providerExternalId,
              roomExternalId: ids.roomExternalId,
              locationExternalId: ids.locationExternalId,
              patient: null,
            }
            bookings.push(appointment)
            return { appointment }
          },
          reconcile: async () => ({ type: 'absent' }),
        },
      },
    }),
  }
}

export function cancelled(externalId: string): InboundEvent {
  return {
    type: 'appointment-changed',
    dedupeKey: `cancel-${externalId}`,
    occurredAt: 0,
    change: 'cancelled',
    externalId,
    appointment: null,
  }
}

export function inbound(from: string, body: string, sid: string): InboundEvent {
  return {
    type: 'message-received',
    dedupeKey: sid,
    occurredAt: null,
    from,
    to: '+15125550100',
    body,
    hasMedia: false,
    providerMessageId: sid,
    optOutType: null,
  }
}
