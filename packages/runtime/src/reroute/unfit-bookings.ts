import {
  type Appointment,
  judgeBookings,
  type PreparedPractice,
  type UnfitBooking,
} from '@chairflow/scheduling'
import { listAppointments, type Tx } from '@chairflow/store'
import { readMatchPractice } from '../practice/read-match-practice.ts'

export type Unfit = {
  readonly appointment: Appointment
  readonly reasons: UnfitBooking['reasons']
  /** Nothing but what the practice never entered stands against it. */
  readonly isGap: boolean
  readonly practice: PreparedPractice
}

/** All bookings from an instant on that cannot stay, the soonest first. */
export function unfitBookings(tx: Tx, at: number): readonly Unfit[] {
  const booked = listAppointments(tx, { startAt: at, endAt: Number.MAX_SAFE_INTEGER })
  return judged(tx, booked, at)
}

/** One of them; null when it may stay. */
export function unfitBooking(tx: Tx, appointment: Appointment, at: number): Unfit | null {
  return judged(tx, [appointment], at)[0] ?? null
}

function judged(tx: Tx, booked: readonly Appointment[], at: number): readonly Unfit[] {
  const [first] = booked
  if (first === undefined) return []
  const endAt = booked.reduce((latest, one) => Math.max(latest, one.endAt), first.endAt)
  const practice = readMatchPractice(tx, { startAt: Math.min(at, first.startAt), endAt, at })
  return judgeBookings(practice, booked, at).flatMap(({ appointmentId, reasons, isGap }) => {
    const appointment = booked.find(({ id }) => id === appointmentId)
    return appointment === undefined ? [] : [{ appointment, reasons, isGap, practice }]
  })
}
