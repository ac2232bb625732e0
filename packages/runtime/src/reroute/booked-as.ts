import type { Appointment } from '@chairflow/scheduling'

/** What of a booking counts when we ask whether somebody moved it. */
export function bookedAs({ providerId, roomId, startAt, endAt, status }: Appointment): string {
  const isLive = status === 'booked' || status === 'confirmed'
  return JSON.stringify({ providerId, roomId, startAt, endAt, isLive })
}
