import {
  type Appointment,
  matchProviders,
  type PreparedPractice,
  wishOf,
} from '@chairflow/scheduling'
import type { Tx } from '@chairflow/store'
import { readMatchPractice } from '../practice/read-match-practice.ts'

/** Who is certified and free at the time that was booked, with which room, best first. */
export function whoCould(practice: PreparedPractice, booking: Appointment): readonly string[] {
  const match = matchProviders(practice, { ...wishOf(booking), startAt: booking.startAt })
  return (match?.options ?? []).map(({ name, roomName }) =>
    roomName === null ? name : `${name} in ${roomName}`,
  )
}

/** The same for several bookings, by their id, as of an instant (`at`, UTC ms). */
export function whoCouldTakeOver(
  tx: Tx,
  bookings: readonly Appointment[],
  at: number,
): ReadonlyMap<string, readonly string[]> {
  if (bookings.length === 0) return new Map()
  const startAt = Math.min(...bookings.map((booking) => booking.startAt))
  const endAt = Math.max(...bookings.map((booking) => booking.endAt))
  const practice = readMatchPractice(tx, { startAt, endAt, at })
  return new Map(bookings.map((booking) => [booking.id, whoCould(practice, booking)]))
}
