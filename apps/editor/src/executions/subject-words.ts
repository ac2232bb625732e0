import type { AppointmentRow } from '../practice/queries.ts'
import { texts } from './texts.ts'

type Known = Pick<AppointmentRow, 'externalId' | 'serviceName' | 'patientName'> & {
  readonly id: string
}

/** How the subject begins of what a person started without an appointment. */
const BY_HAND = 'by-hand:'

/** "Appointment 5003: Neuromodulator injection, Carla Mendes"; another subject as it was given. */
export function subjectWords(subject: string, appointments: readonly Known[]): string {
  if (subject.startsWith(BY_HAND)) return texts.byHand
  const found = appointments.find(
    ({ id, externalId }) => subject !== '' && (id === subject || externalId === subject),
  )
  if (!found) return subject
  const parts = [found.serviceName, found.patientName].filter((part) => part !== null)
  return texts.appointment(found.externalId, parts.join(', '))
}
