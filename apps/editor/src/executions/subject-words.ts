import type { AppointmentRow } from '../practice/queries.ts'
import { texts } from './texts.ts'

type Known = Pick<AppointmentRow, 'externalId' | 'serviceName' | 'patientName'> & {
  readonly id: string
}

/** "Appointment 5003: Neuromodulator injection, Carla Mendes"; another subject as it was given. */
export function subjectWords(subject: string, appointments: readonly Known[]): string {
  const found = appointments.find(
    ({ id, externalId }) => subject !== '' && (id === subject || externalId === subject),
  )
  if (!found) return subject
  const parts = [found.serviceName, found.patientName].filter((part) => part !== null)
  return texts.appointment(found.externalId, parts.join(', '))
}
