import type { Connection, List, Message, ReceivedEvent, WaitlistRow } from '@chairflow/api'

import type {
  Appointment,
  Credential,
  Equipment,
  Location,
  Patient,
  Provider,
  Room,
  Service,
} from '@chairflow/scheduling'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { http } from '../api.ts'

/** An appointment with names; instants are RFC 3339. A name is null when its record is unknown. */
export type AppointmentRow = Omit<Appointment, 'startAt' | 'endAt'> & {
  readonly startAt: string
  readonly endAt: string
  readonly serviceName: string | null
  readonly providerName: string | null
  readonly roomName: string | null
  readonly patientName: string | null
}

/** Nothing tells the page about these, so it looks again. */
const LOOK_AGAIN_MS = 15_000
/** Changes only when somebody changes the practice itself. */
const RARELY_MS = 5 * 60_000

const read =
  <Item>(path: string, searchParams: Readonly<Record<string, string>> = {}) =>
  () =>
    http.get(path, { searchParams }).json<List<Item>>()

const record = <Item>(path: string) =>
  queryOptions({
    queryKey: ['practice', path],
    queryFn: read<Item>(path),
    staleTime: RARELY_MS,
  })

export const locationsQuery = record<Location>('locations')
export const roomsQuery = record<Room>('rooms')
export const equipmentQuery = record<Equipment>('equipment')
export const servicesQuery = record<Service>('services')
export const providersQuery = record<Provider>('providers')
export const credentialsQuery = record<Credential>('credentials')
export const patientsQuery = record<Patient>('patients')
export const connectionsQuery = record<Connection>('connections')

export const appointmentsQuery = queryOptions({
  queryKey: ['practice', 'appointments'],
  queryFn: read<AppointmentRow>('appointments'),
  refetchInterval: LOOK_AGAIN_MS,
})

export const waitlistQuery = queryOptions({
  queryKey: ['practice', 'waitlist'],
  queryFn: read<WaitlistRow>('waitlist'),
  refetchInterval: LOOK_AGAIN_MS,
})

/** Newest first; the key is the one that live updates name. */
export const messagesQuery = queryOptions({
  queryKey: ['messages'],
  queryFn: read<Message>('messages', { limit: '200' }),
})

export const eventsQuery = infiniteQueryOptions({
  queryKey: ['events'],
  initialPageParam: '',
  queryFn: ({ pageParam }) =>
    read<ReceivedEvent>('events', pageParam ? { cursor: pageParam } : {})(),
  getNextPageParam: ({ nextCursor }) => nextCursor,
})
