import {
  type Appointment,
  type Interval,
  judgeBookings,
  type PreparedPractice,
  type UnfitBooking,
} from '@chairflow/scheduling'
import { listAppointments, listTimeOff, type Tx } from '@chairflow/store'
import { readListsOnly, readMatchPractice } from '../practice/read-match-practice.ts'

/** How far ahead the times lie that are offered instead. */
export const OFFERS_MS = 56 * 24 * 60 * 60_000
/** Longer than any visit with its set-up and clean-up. */
const DAY_MS = 24 * 60 * 60_000

export type Unfit = {
  readonly appointment: Appointment
  readonly reasons: UnfitBooking['reasons']
  /** Nothing but what the practice never entered stands against it. */
  readonly isGap: boolean
  readonly practice: PreparedPractice
  /** When it holds everybody's bookings, UTC ms: one booking is judged by its own time. */
  readonly known: Interval
}

/** All bookings from an instant on that cannot stay, the soonest first. */
export function unfitBookings(tx: Tx, at: number): readonly Unfit[] {
  const booked = listAppointments(tx, { startAt: at, endAt: Number.MAX_SAFE_INTEGER })
  const [first] = booked
  if (first === undefined) return []
  const endAt = booked.reduce((latest, one) => Math.max(latest, one.endAt), at + OFFERS_MS)
  return judged(tx, booked, { startAt: Math.min(at, first.startAt), endAt, at })
}

/** One of them; null when it may stay. */
export function unfitBooking(tx: Tx, appointment: Appointment, at: number): Unfit | null {
  if (!mayBeUnfit(tx, appointment, at)) return null
  const { startAt, endAt } = appointment
  return judged(tx, [appointment], { startAt, endAt, at })[0] ?? null
}

type Reading = { readonly startAt: number; readonly endAt: number; readonly at: number }

function judged(tx: Tx, booked: readonly Appointment[], reading: Reading): readonly Unfit[] {
  const { startAt, endAt, at } = reading
  const practice = readMatchPractice(tx, reading)
  return judgeBookings(practice, booked, at).flatMap(({ appointmentId, reasons, isGap }) => {
    const appointment = booked.find(({ id }) => id === appointmentId)
    return appointment === undefined
      ? []
      : [{ appointment, reasons, isGap, practice, known: { startAt, endAt } }]
  })
}

/**
 * Most bookings may stay, which the lists alone tell. Only whether another device is free depends on
 * other bookings, and only while one is in repair.
 */
function mayBeUnfit(tx: Tx, appointment: Appointment, at: number): boolean {
  const day = { startAt: appointment.startAt - DAY_MS, endAt: appointment.endAt + DAY_MS }
  const isDeviceOut = listTimeOff(tx, day).some(({ resourceKind }) => resourceKind === 'equipment')
  return isDeviceOut || judgeBookings(readListsOnly(tx, day), [appointment], at).length > 0
}
