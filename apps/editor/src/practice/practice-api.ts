import type { Connection, List, Message, ReceivedEvent } from '@chairflow/api'
import type {
  Appointment,
  Credential,
  Provider,
  Room,
  Service,
  WaitlistEntry,
} from '@chairflow/scheduling'
import { queryOptions } from '@tanstack/react-query'
import { http } from '../api.ts'

export type AppointmentRow = Omit<Appointment, 'startAt' | 'endAt'> & {
  readonly startAt: string
  readonly endAt: string
  readonly serviceName: string | null
  readonly providerName: string | null
  readonly roomName: string | null
  readonly patientName: string | null
}

export type WaitlistRow = Omit<WaitlistEntry, 'joinedAt'> & {
  readonly joinedAt: string
  readonly serviceName: string | null
  readonly patientName: string | null
}

/** One list of the practice; `name` is also the address. */
const listQuery = <Row>(name: string) =>
  queryOptions({
    queryKey: [name],
    queryFn: () => http.get(name).json<List<Row>>(),
  })

export const appointmentsQuery = listQuery<AppointmentRow>('appointments')
export const waitlistQuery = listQuery<WaitlistRow>('waitlist')
export const providersQuery = listQuery<Provider>('providers')
export const credentialsQuery = listQuery<Credential>('credentials')
export const servicesQuery = listQuery<Service>('services')
export const roomsQuery = listQuery<Room>('rooms')
export const messagesQuery = listQuery<Message>('messages')
export const connectionsQuery = listQuery<Connection>('connections')
export const eventsQuery = listQuery<ReceivedEvent>('events')
