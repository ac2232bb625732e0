import type { Interval } from './intervals.ts'
import type { Appointment, Service } from './records.ts'

const MINUTE_MS = 60_000

/** What a visit takes of its provider and its room: the treatment and the clean-up after it. */
export function footprint(startAt: number, service: Service): Interval {
  const minutes = service.durationMinutes + service.bufferMinutes
  return { startAt, endAt: startAt + minutes * MINUTE_MS }
}

/** The footprint of a booked visit; its length is what was booked, the clean-up the service's. */
export function occupied(appointment: Appointment, service: Service | undefined): Interval {
  const bufferMs = (service?.bufferMinutes ?? 0) * MINUTE_MS
  return { startAt: appointment.startAt, endAt: appointment.endAt + bufferMs }
}

/** Cancelled and missed visits take nobody's time. */
export function isOccupying({ status }: Appointment): boolean {
  return status === 'booked' || status === 'confirmed' || status === 'completed'
}
