import { isOccupying } from '../footprint.ts'
import type {
  AppointmentId,
  EquipmentId,
  LocationId,
  PatientId,
  ProviderId,
  RoomId,
  ServiceId,
} from '../ids.ts'
import type { Interval } from '../intervals.ts'
import type { Service } from '../practice/service.ts'
import type { Appointment } from '../records.ts'
import type { HeldSpan } from './match-practice.ts'

const MINUTE_MS = 60_000

/** A booked visit with its set-up and clean-up: `startAt` to `endAt` is what provider and room give. */
export type Visit = Interval & {
  readonly appointmentId: AppointmentId
  readonly serviceId: ServiceId
  readonly providerId: ProviderId
  readonly roomId: RoomId | null
  readonly patientId: PatientId | null
  readonly locationId: LocationId
  readonly equipmentIds: readonly EquipmentId[]
  /** What the patient gives: set-up and clean-up are not theirs. */
  readonly treatment: Interval
}

/**
 * The visit of a booking, null when it takes nobody's time; its length is what was booked, set-up
 * and clean-up are the service's at that location. Its devices are given to it afterwards.
 */
export function visitOf(appointment: Appointment, service: Service | undefined): Visit | null {
  if (!isOccupying(appointment)) return null
  const { startAt, endAt } = appointment
  return {
    appointmentId: appointment.id,
    serviceId: appointment.serviceId,
    providerId: appointment.providerId,
    roomId: appointment.roomId,
    patientId: appointment.patientId,
    locationId: appointment.locationId,
    equipmentIds: [],
    treatment: { startAt, endAt },
    ...footprintOf({ startAt, endAt }, service),
  }
}

/** A hold or booking of ours takes one resource; whose it is, nobody is told. */
export function heldVisit(span: HeldSpan): Visit {
  const { startAt, endAt, visitStartAt, visitEndAt, sourceId } = span
  return {
    ...NOBODYS,
    startAt,
    endAt,
    appointmentId: `held:${sourceId}` as AppointmentId,
    treatment: { startAt: visitStartAt, endAt: visitEndAt },
  }
}

const NOBODYS = {
  serviceId: '' as ServiceId,
  providerId: '' as ProviderId,
  locationId: '' as LocationId,
  roomId: null,
  patientId: null,
  equipmentIds: [],
}

/** A treatment with the service's set-up before and clean-up after it. */
export function footprintOf(
  { startAt, endAt }: Interval,
  service: Pick<Service, 'bufferBeforeMinutes' | 'bufferAfterMinutes'> | undefined,
): Interval {
  return {
    startAt: startAt - (service?.bufferBeforeMinutes ?? 0) * MINUTE_MS,
    endAt: endAt + (service?.bufferAfterMinutes ?? 0) * MINUTE_MS,
  }
}

/** The treatment of a visit that is asked for: as long as the wish says, else as the service does. */
export function treatmentOf(
  { startAt, lengthMs }: { readonly startAt: number; readonly lengthMs?: number | undefined },
  { durationMinutes }: Pick<Service, 'durationMinutes'>,
): Interval {
  return { startAt, endAt: startAt + (lengthMs ?? durationMinutes * MINUTE_MS) }
}

export function sameVisit(one: Visit, other: Visit): boolean {
  return one.appointmentId === other.appointmentId
}
