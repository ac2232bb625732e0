import type { AppointmentFacts } from '@chairflow/connector-kit'
import { type Appointment, isOccupying } from '@chairflow/scheduling'
import {
  type AppointmentMark,
  forgetProduct,
  markAppointment,
  saveAppointment,
  type Tx,
} from '@chairflow/store'

export type AsOf = Omit<AppointmentMark, 'revision'>

/** The one way by which our copy of an appointment changes: what it is now, and how new that is. */
export function learnAppointment(tx: Tx, appointment: Appointment, asOf: AsOf): void {
  saveAppointment(tx, appointment)
  markAppointment(tx, appointment, asOf)
  forgetPlan(tx, appointment)
}

/** The visit knows it from now on. One that was cancelled leaves it to the next that is asked for there. */
function forgetPlan(tx: Tx, appointment: Appointment): void {
  const { product = null, patientId, providerId, startAt } = appointment
  if (product === null || patientId === null || !isOccupying(appointment)) return
  forgetProduct(tx, { providerId, startAt, patientId })
}

/** How new something is that was read at an instant of our clock (UTC ms). */
export function asOfRead({ modifiedAt }: AppointmentFacts, readAt: number): AsOf {
  return modifiedAt === undefined
    ? { asOf: readAt, asOfClock: 'ours' }
    : { asOf: modifiedAt, asOfClock: 'vendor' }
}
