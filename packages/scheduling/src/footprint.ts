import type { Interval } from './intervals.ts'
import type { Service } from './practice/service.ts'
import type { Appointment } from './records.ts'

const MINUTE_MS = 60_000

/** What a visit takes of its provider, room and devices: preparing, the treatment, clean-up. */
export function footprint(startAt: number, service: Service): Interval {
  const endAt = startAt + service.durationMinutes * MINUTE_MS
  return withBuffers({ startAt, endAt }, service)
}

/** The footprint of a booked visit; its length is what was booked, the buffers the service's. */
export function occupied(appointment: Appointment, service: Service | undefined): Interval {
  const { startAt, endAt } = appointment
  return service === undefined ? { startAt, endAt } : withBuffers({ startAt, endAt }, service)
}

function withBuffers({ startAt, endAt }: Interval, service: Service): Interval {
  return {
    startAt: startAt - service.bufferBeforeMinutes * MINUTE_MS,
    endAt: endAt + service.bufferAfterMinutes * MINUTE_MS,
  }
}

/** Cancelled and missed visits take nobody's time. */
export function isOccupying({ status }: Appointment): boolean {
  return status === 'booked' || status === 'confirmed' || status === 'completed'
}
