import { type Static, Type as T } from 'typebox'
import type {
  AppointmentId,
  LocationId,
  PatientId,
  ProviderId,
  RoomId,
  ServiceId,
  WaitlistEntryId,
} from './ids.ts'
import { ClockTime, Day, Instant, id, Nullable } from './practice/fields.ts'

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
