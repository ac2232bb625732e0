import type { ActivityHandler, AppointmentFacts, Connector } from '@chairflow/connector-kit'
import { Type as T } from 'typebox'
import { readLedger, type Taken, take } from './ledger.ts'

const none = T.Object({})

/** Vendors that are asked after a doubt, and whose absences can be believed at once. */
export function createVendors(
  ledger: string,
  calendar: () => readonly AppointmentFacts[],
): Readonly<Record<string, Connector>> {
  return { mindbody: practiceSystem(ledger, calendar), twilio: carrier(ledger) }
}

function carrier(ledger: string): Connector {
  const send: ActivityHandler<'message.send'> = {
    settleMs: 0,
    perform: async ({ to, body }, { effectId }) => {
      await accept(ledger, { type: 'text', effectId, to, body })
      return sentAs(effectId)
    },
    reconcile: async (_input, { effectId }) =>
      hasTaken(ledger, effectId) ? { type: 'happened', output: sentAs(effectId) } : absent,
  }
  return {
    id: 'twilio',
    title: 'Carrier',
    kind: 'sms',
    capabilities: ['message.send', 'message.receive'],
    settings: none,
    secrets: none,
    open: () => ({ webhooks: {}, activities: { 'message.send': send } }),
  }
}

function practiceSystem(ledger: string, calendar: () => readonly AppointmentFacts[]): Connector {
  const book: ActivityHandler<'appointment.book'> = {
    settleMs: 0,
    perform: async (order, { effectId }) => {
      const { patientExternalId: patient, providerExternalId: provider, startAt } = order
      await accept(ledger, { type: 'booking', effectId, patient, provider, startAt })
      return { appointment: bookedAs(effectId, order) }
    },
    reconcile: async (order, { effectId }) =>
      hasTaken(ledger, effectId)
        ? { type: 'happened', output: { appointment: bookedAs(effectId, order) } }
        : absent,
  }
  return {
    id: 'mindbody',
    title: 'Practice system',
    kind: 'pms',
    capabilities: ['appointments.read', 'booking.write'],
    settings: none,
    secrets: none,
    open: () => ({
      webhooks: {},
      appointments: {
        find: async (id) => calendar().find(({ externalId }) => externalId === id),
        list: async () => calendar(),
      },
      activities: { 'appointment.book': book },
    }),
  }
}

const absent = { type: 'absent' } as const

/** Between the vendor's ledger and our hearing of it there are points to be killed at as well. */
async function accept(ledger: string, entry: Taken): Promise<void> {
  globalThis.crashPoint?.()
  take(ledger, entry)
  globalThis.crashPoint?.()
  await new Promise((resolve) => setImmediate(resolve))
  globalThis.crashPoint?.()
}

function hasTaken(ledger: string, effectId: string): boolean {
  return readLedger(ledger).some((one) => one.effectId === effectId)
}

function sentAs(effectId: string) {
  return { providerMessageId: `SM-${effectId}`, status: 'queued' }
}

type Order = Omit<AppointmentFacts, 'externalId' | 'status' | 'patient'> & {
  readonly patientExternalId: string
}

function bookedAs(effectId: string, { patientExternalId: externalId, ...order }: Order) {
  const patient = { externalId, firstName: '', lastName: '', phone: null, email: null }
  return { ...order, externalId: `B-${effectId}`, status: 'booked', patient } as const
}
