import { type Static, Type as T, type TSchema } from 'typebox'
import type {
  AppointmentId,
  CredentialId,
  LocationId,
  PatientId,
  ProviderId,
  RoomId,
  ServiceId,
  WaitlistEntryId,
} from './ids.ts'
import { RoleSchema } from './roles.ts'

const ClockTime = T.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' })
const Day = T.Integer({ minimum: 1, maximum: 7, description: 'ISO weekday, Monday is 1' })
const CalendarDate = T.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
/** Milliseconds UTC. */
const Instant = T.Integer()
const Nullable = <Schema extends TSchema>(schema: Schema) => T.Union([schema, T.Null()])
const id = <Id extends string>() => T.Unsafe<Id>(T.String({ minLength: 1 }))

export const Location = T.Object({
  id: id<LocationId>(),
  externalId: T.String(),
  name: T.String(),
  address: T.String(),
  zip: T.String(),
  /** IANA. */
  timeZone: T.String(),
  hours: T.Array(T.Object({ day: Day, opens: ClockTime, closes: ClockTime })),
})
export type Location = Static<typeof Location>

export const Room = T.Object({
  id: id<RoomId>(),
  externalId: T.String(),
  name: T.String(),
  type: T.String(),
  /** How many visits it holds at once. */
  capacity: T.Integer({ minimum: 1 }),
  locationId: id<LocationId>(),
})
export type Room = Static<typeof Room>

export const Service = T.Object({
  id: id<ServiceId>(),
  externalId: T.String(),
  name: T.String(),
  requirement: T.Object({
    /** All of these must be on file. */
    credentials: T.Array(T.String()),
    /** One of these roles; none named: any role. */
    roles: T.Array(RoleSchema),
  }),
  roomType: T.String(),
  durationMinutes: T.Integer({ minimum: 1 }),
  /** Clean-up after the visit, for provider and room. */
  bufferMinutes: T.Integer({ minimum: 0 }),
})
export type Service = Static<typeof Service>

export const Provider = T.Object({
  id: id<ProviderId>(),
  externalId: T.String(),
  firstName: T.String(),
  lastName: T.String(),
  displayName: T.String(),
  role: RoleSchema,
  locationId: id<LocationId>(),
  shifts: T.Array(T.Object({ day: Day, from: ClockTime, to: ClockTime })),
})
export type Provider = Static<typeof Provider>

export const Credential = T.Object({
  id: id<CredentialId>(),
  providerId: id<ProviderId>(),
  kind: T.String(),
  status: T.Union([T.Literal('active'), T.Literal('pending'), T.Literal('revoked')]),
  number: T.String(),
  validFrom: CalendarDate,
  /** The last day it is valid. */
  validUntil: CalendarDate,
})
export type Credential = Static<typeof Credential>

export const Patient = T.Object({
  id: id<PatientId>(),
  externalId: T.String(),
  firstName: T.String(),
  lastName: T.String(),
  /** E.164; empty when unknown. */
  phone: T.String(),
  email: T.String(),
  zip: T.String(),
  smsConsent: T.Boolean(),
})
export type Patient = Static<typeof Patient>

export const AppointmentStatus = T.Union([
  T.Literal('booked'),
  T.Literal('confirmed'),
  T.Literal('cancelled'),
  T.Literal('no-show'),
  T.Literal('completed'),
])

export const Appointment = T.Object({
  id: id<AppointmentId>(),
  externalId: T.String(),
  connectionId: T.String(),
  locationId: id<LocationId>(),
  serviceId: id<ServiceId>(),
  providerId: id<ProviderId>(),
  roomId: Nullable(id<RoomId>()),
  patientId: Nullable(id<PatientId>()),
  startAt: Instant,
  endAt: Instant,
  status: AppointmentStatus,
})
export type Appointment = Static<typeof Appointment>

export const TimePreference = T.Object({
  days: T.Array(Day, { minItems: 1 }),
  from: ClockTime,
  to: ClockTime,
})
export type TimePreference = Static<typeof TimePreference>

export const WaitlistEntry = T.Object({
  id: id<WaitlistEntryId>(),
  patientId: id<PatientId>(),
  serviceId: id<ServiceId>(),
  locationId: id<LocationId>(),
  joinedAt: Instant,
  preference: TimePreference,
  status: T.Union([T.Literal('waiting'), T.Literal('booked'), T.Literal('removed')]),
  note: T.Optional(T.String()),
})
export type WaitlistEntry = Static<typeof WaitlistEntry>
