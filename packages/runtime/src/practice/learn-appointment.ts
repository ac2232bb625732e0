import type { AppointmentFacts } from '@chairflow/connector-kit'
import type { Appointment } from '@chairflow/scheduling'
import { type AppointmentMark, markAppointment, saveAppointment, type Tx } from '@chairflow/store'

export type AsOf = Omit<AppointmentMark, 'revision'>

/** The one way by which our copy of an appointment changes: what it is now, and how new that is. */
export function learnAppointment(tx: Tx, appointment: Appointment, asOf: AsOf): void {
  saveAppointment(tx, appointment)
  markAppointment(tx, appointment, asOf)
}

/** How new something is that was read at an instant of our clock (UTC ms). */
export function asOfRead({ modifiedAt }: AppointmentFacts, readAt: number): AsOf {
  return modifiedAt === undefined
    ? { asOf: readAt, asOfClock: 'ours' }
    : { asOf: modifiedAt, asOfClock: 'vendor' }
}
