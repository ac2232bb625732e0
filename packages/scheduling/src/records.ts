import { type Static, Type as T } from 'typebox'
import type { AppointmentId, LocationId, PatientId, ProviderId, RoomId, ServiceId } from './ids.ts'
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
  /** What was planned to be used, where we know it; practice systems do not tell. */
  product: T.Optional(Nullable(T.String())),
})
export type Appointment = Static<typeof Appointment>

/** Days and hours somebody can come; wall-clock times of the location. */
export const TimePreference = T.Object({
  days: T.Array(Day, { minItems: 1, maxItems: 7, uniqueItems: true }),
  from: ClockTime,
  to: ClockTime,
})
export type TimePreference = Static<typeof TimePreference>
