import {
  type Activities,
  type ActivityHandler,
  type AppointmentFacts,
  type Connector,
  ConnectorError,
} from '@chairflow/connector-kit'
import { Type as T } from 'typebox'
import { absent, accept } from './accept.ts'
import { calendarNow, findTaken } from './ledger.ts'

type Order = Activities['appointment.book']['input']
type Change = Activities['appointment.change']['input']

/** A practice system that is asked after a doubt, and shows in its calendar whatever it took. */
export function createPracticeSystem(
  beginning: readonly AppointmentFacts[],
  ledger: string,
): Connector {
  const calendar = () => calendarNow(beginning, ledger)
  const find = (id: string) => calendar().find(({ externalId }) => externalId === id)
  return {
    id: 'mindbody',
    title: 'Practice system',
    kind: 'pms',
    capabilities: ['appointments.read', 'booking.write', 'booking.reassign', 'booking.reschedule'],
    settings: T.Object({}),
    secrets: T.Object({}),
    open: () => ({
      webhooks: {},
      appointments: { find: async (id) => find(id), list: async () => calendar() },
      activities: {
        'appointment.book': bookingIn(ledger),
        'appointment.change': changingIn(ledger, find),
      },
    }),
  }
}

function bookingIn(ledger: string): ActivityHandler<'appointment.book'> {
  return {
    settleMs: 0,
    perform: async (order, { effectId }) => {
      const { patientExternalId: patient, providerExternalId: provider, startAt } = order
      const visit = bookedAs(effectId, order)
      await accept(ledger, { type: 'booking', effectId, patient, provider, startAt, visit })
      return { appointment: visit }
    },
    reconcile: async (_order, { effectId }) => taken(ledger, effectId) ?? absent,
  }
}

type Find = (externalId: string) => AppointmentFacts | undefined

function changingIn(ledger: string, find: Find): ActivityHandler<'appointment.change'> {
  return {
    settleMs: 0,
    perform: async ({ externalId, before, after }, { effectId }) => {
      const found = find(externalId)
      if (found === undefined || !isAt(found, before)) throw changedMeanwhile
      const visit = { ...found, ...after }
      const was = { provider: before.providerExternalId, startAt: before.startAt }
      await accept(ledger, { type: 'change', effectId, before: was, visit })
      return { appointment: visit }
    },
    reconcile: async ({ externalId, before }, { effectId }) => {
      const found = find(externalId)
      const canStillBe = found !== undefined && isAt(found, before)
      const overtaken = { type: 'overtaken', failure: changedMeanwhile.failure } as const
      return taken(ledger, effectId) ?? (canStillBe ? absent : overtaken)
    },
  }
}

function taken(ledger: string, effectId: string) {
  const entry = findTaken(ledger, effectId)
  if (entry === undefined || entry.type === 'text') return undefined
  return { type: 'happened', output: { appointment: entry.visit } } as const
}

function isAt(visit: AppointmentFacts, place: Change['before']): boolean {
  return (
    visit.status !== 'cancelled' &&
    visit.startAt === place.startAt &&
    visit.endAt === place.endAt &&
    visit.providerExternalId === place.providerExternalId &&
    visit.roomExternalId === place.roomExternalId
  )
}

const changedMeanwhile = new ConnectorError(
  { code: 'visit-changed', blame: 'service', message: 'Somebody changed the visit meanwhile.' },
  { certainty: 'rejected' },
)

function bookedAs(effectId: string, { patientExternalId: externalId, ...order }: Order) {
  const patient = { externalId, firstName: '', lastName: '', phone: null, email: null }
  return { ...order, externalId: `B-${effectId}`, status: 'booked', patient } as const
}
