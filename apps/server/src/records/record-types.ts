import type { RecordList } from '@chairflow/scheduling'

/** How each list of the practice is reached, and how its ids begin. */
export type RecordType = {
  readonly list: RecordList
  readonly path: string
  readonly prefix: string
  /** In a sentence: "There is no such provider." */
  readonly word: string
  /** Which column of a booking names it, if any does. */
  readonly booked: 'locationId' | 'roomId' | 'providerId' | 'serviceId' | null
}

export const recordTypes: readonly RecordType[] = [
  { list: 'locations', path: 'locations', prefix: 'loc', word: 'location', booked: 'locationId' },
  { list: 'rooms', path: 'rooms', prefix: 'room', word: 'room', booked: 'roomId' },
  { list: 'equipment', path: 'equipment', prefix: 'eqp', word: 'device', booked: null },
  { list: 'services', path: 'services', prefix: 'svc', word: 'service', booked: 'serviceId' },
  { list: 'providers', path: 'providers', prefix: 'prv', word: 'provider', booked: 'providerId' },
  { list: 'credentials', path: 'credentials', prefix: 'crd', word: 'certificate', booked: null },
  { list: 'timeOff', path: 'time-off', prefix: 'off', word: 'time off', booked: null },
]
