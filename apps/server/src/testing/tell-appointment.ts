import type { AppointmentFacts } from '@chairflow/connector-kit'
import type { Clinic } from './clinic.ts'

/** The practice system has an appointment in its calendar, and tells of it, as it is a second later. */
export async function tellAppointment(clinic: Clinic, facts: AppointmentFacts): Promise<void> {
  clinic.clock.advance(1000)
  const occurredAt = clinic.clock.now()
  const { externalId } = facts
  const { calendar } = clinic.vendors
  const shown = calendar.findIndex((one) => one.externalId === externalId)
  calendar.splice(shown === -1 ? calendar.length : shown, 1, facts)
  const dedupeKey = `${externalId}:${occurredAt}`
  const change = facts.status === 'cancelled' ? 'cancelled' : 'updated'
  const type = 'appointment-changed'
  const event = { type, dedupeKey, occurredAt, change, externalId, appointment: facts } as const
  await clinic.chairflow.runtime.ingest('mindbody', [event])
  await clinic.chairflow.runtime.settle()
}
