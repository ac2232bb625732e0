import type { AppointmentFacts } from '@chairflow/connector-kit'
import type { Clinic } from './clinic.ts'

/** The practice system tells of an appointment as it is a second later. */
export async function tellAppointment(clinic: Clinic, facts: AppointmentFacts): Promise<void> {
  clinic.clock.advance(1000)
  const occurredAt = clinic.clock.now()
  const { externalId } = facts
  const dedupeKey = `${externalId}:${occurredAt}`
  const change = facts.status === 'cancelled' ? 'cancelled' : 'updated'
  const type = 'appointment-changed'
  const event = { type, dedupeKey, occurredAt, change, externalId, appointment: facts } as const
  await clinic.chairflow.runtime.ingest('mindbody', [event])
  await clinic.chairflow.runtime.settle()
}
