import type {
  ActivityHandler,
  AppointmentFacts,
  Capability,
  Connector,
  ConnectorError,
  InboundEvent,
  Webhook,
} from '@chairflow/connector-kit'
import { Type as T } from 'typebox'
import { fakeChange, type Ledger } from './fake-change.ts'

export type FakeVendors = {
  readonly connectors: Readonly<Record<string, Connector>>
  /** What patients received, in order: the ledger a test trusts. */
  readonly texts: { readonly to: string; readonly body: string; readonly effectId: string }[]
  /** What patients wrote to the practice's number, as the carrier lists it. */
  readonly inbox: Extract<InboundEvent, { type: 'message-received' }>[]
  readonly bookings: AppointmentFacts[]
  readonly calendar: AppointmentFacts[]
  /** Not in the days that are listed, and found by id alone. */
  readonly hidden: Set<string>
  readonly moves: Ledger['moves']
  readonly moveFaults: Ledger['moveFaults']
  readonly keepsRooms: Ledger['keepsRooms']
  /** Thrown by the next calls instead of an answer; `afterWrite` throws when it has happened. */
  readonly faults: { readonly error: ConnectorError; readonly afterWrite: boolean }[]
  /**
   * Thrown by every call until set back to null; `asking` by questions about an outcome alone, `calendar`
   * by reading the practice system's calendar alone.
   */
  readonly outage: {
    sms: ConnectorError | null
    pms: ConnectorError | null
    asking: ConnectorError | null
    calendar: ConnectorError | null
  }
  /** While set, a reading of the calendar is under way: it answers with what it saw before. */
  readonly reading: { until: Promise<void> | null }
  /** Every call that reached the carrier, answered or not. */
  readonly calls: { readonly what: 'send' | 'ask'; readonly effectId: string }[]
}

/** How the carrier differs from the plain one. */
export type CarrierTraits = Pick<Connector, 'pace'> &
  Partial<Pick<ActivityHandler<'message.send'>, 'repeat' | 'askForMs'>> & {
    /** What the practice system can be told; without a word: everything. */
    readonly pmsCapabilities?: readonly Capability[]
  }

/** A practice system and a carrier that keep what they were told. */
export function createFakeVendors(carrier: CarrierTraits = {}): FakeVendors {
  const vendors: Omit<FakeVendors, 'connectors'> = {
    texts: [],
    inbox: [],
    bookings: [],
    calendar: [],
    hidden: new Set(),
    moves: [],
    moveFaults: [],
    keepsRooms: { yes: false },
    faults: [],
    outage: { sms: null, pms: null, asking: null, calendar: null },
    reading: { until: null },
    calls: [],
  }
  return {
    ...vendors,
    connectors: { mindbody: fakePms(vendors, carrier), twilio: fakeSms(vendors, carrier) },
  }
}

type Vendors = Omit<FakeVendors, 'connectors'>

function fakeSms(
  { texts, faults, outage, calls, inbox }: Vendors,
  { pace, pmsCapabilities: _, ...traits }: CarrierTraits,
): Connector {
  return {
    ...(pace !== undefined && { pace }),
    id: 'twilio',
    title: 'Fake carrier',
    kind: 'sms',
    capabilities: ['message.send', 'message.receive', 'messages.list'],
    settings: T.Object({}),
    secrets: T.Object({}),
    open: () => ({
      webhooks: {},
      messages: {
        list: async ({ since }) => {
          if (outage.asking !== null) throw outage.asking
          return inbox.filter(({ occurredAt }) => (occurredAt ?? 0) > since)
        },
      },
      activities: {
        'message.send': {
          settleMs: 60_000,
          ...traits,
          perform: async ({ to, body }, { effectId }) => {
            calls.push({ what: 'send', effectId })
            if (outage.sms !== null) throw outage.sms
            const fault = faults.shift()
            if (fault !== undefined && !fault.afterWrite) throw fault.error
            texts.push({ to, body, effectId })
            if (fault !== undefined) throw fault.error
            return { providerMessageId: `SM-${effectId}`, status: 'queued' }
          },
          reconcile: async (_input, { effectId }) => {
            calls.push({ what: 'ask', effectId })
            const fault = outage.sms ?? outage.asking
            if (fault !== null) throw fault
            const output = { providerMessageId: `SM-${effectId}`, status: 'sent' }
            const isThere = texts.some((text) => text.effectId === effectId)
            return isThere ? { type: 'happened', output } : { type: 'absent' }
          },
        },
      },
    }),
  }
}

function fakePms(vendors: Vendors, { pmsCapabilities }: CarrierTraits): Connector {
  const { bookings, calendar, outage, reading } = vendors
  const shown = () => {
    const ids = new Set(calendar.map(({ externalId }) => externalId))
    return [...calendar, ...bookings.filter(({ externalId }) => !ids.has(externalId))]
  }
  return {
    id: 'mindbody',
    title: 'Fake practice system',
    kind: 'pms',
    capabilities: pmsCapabilities ?? [
      'appointments.read',
      'booking.write',
      'booking.reassign',
      'booking.reschedule',
    ],
    settings: T.Object({}),
    secrets: T.Object({}),
    open: () => ({
      webhooks: { '': fakeWebhook },
      appointments: {
        find: async (externalId) => {
          if (outage.pms !== null) throw outage.pms
          return shown().find((one) => one.externalId === externalId)
        },
        list: async () => {
          const fault = outage.pms ?? outage.calendar
          if (fault !== null) throw fault
          const seen = shown().filter(({ externalId }) => !vendors.hidden.has(externalId))
          await reading.until
          return seen
        },
      },
      activities: {
        'appointment.change': fakeChange(vendors),
        'appointment.book': {
          settleMs: 0,
          perform: async ({ startAt, endAt, ...ids }) => {
            if (outage.pms !== null) throw outage.pms
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
          reconcile: async () => {
            if (outage.pms !== null) throw outage.pms
            return { type: 'absent' }
          },
        },
      },
    }),
  }
}

/** Takes our own events as they are from whoever says the word. */
const fakeWebhook: Webhook = {
  verify: ({ headers }) => headers['x-signature'] === 'right',
  read: ({ body }) => JSON.parse(body) as InboundEvent[],
  acknowledgement: { contentType: 'text/plain', body: '' },
}

export function cancelled(
  externalId: string,
): Extract<InboundEvent, { type: 'appointment-changed' }> {
  return {
    type: 'appointment-changed',
    dedupeKey: `cancel-${externalId}`,
    occurredAt: 0,
    change: 'cancelled',
    externalId,
    appointment: null,
  }
}

export function inbound(
  from: string,
  body: string,
  sid: string,
): Extract<InboundEvent, { type: 'message-received' }> {
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
