import type { AppointmentScope, Slot } from '@chairflow/node-kit'
import { type Appointment, isOccupying } from '@chairflow/scheduling'
import {
  findLocation,
  findPatient,
  findProvider,
  findRoom,
  findService,
  getMeta,
  type Tx,
} from '@chairflow/store'

const MINUTE_MS = 60_000

/** The variables of a flow about an appointment; null when it has no patient. */
export function scopeOf(tx: Tx, appointment: Appointment, now: number): AppointmentScope | null {
  const patient =
    appointment.patientId === null ? undefined : findPatient(tx, { id: appointment.patientId })
  const slot = slotOf(tx, appointment)
  const location = findLocation(tx, { id: appointment.locationId })
  if (patient === undefined || slot === null || location === undefined) return null
  const { startAt, endAt, status } = appointment
  return {
    appointment: {
      id: appointment.externalId,
      status,
      startAt,
      endAt,
      minutesUntilStart: Math.floor((startAt - now) / MINUTE_MS),
      durationMinutes: Math.round((endAt - startAt) / MINUTE_MS),
    },
    patient: personOf(patient),
    slot,
    service: slot.service,
    provider: slot.provider,
    location: { id: location.id, name: location.name, timeZone: location.timeZone },
    practice: { name: getMeta(tx, 'practiceName') ?? location.name },
  }
}

/** Null where the practice's lists lack its service, provider or location. */
export function slotOf(tx: Tx, appointment: Appointment): Slot | null {
  const service = findService(tx, { id: appointment.serviceId })
  const provider = findProvider(tx, { id: appointment.providerId })
  const location = findLocation(tx, { id: appointment.locationId })
  const room = appointment.roomId === null ? undefined : findRoom(tx, { id: appointment.roomId })
  if (service === undefined || provider === undefined || location === undefined) return null
  return {
    service: { id: service.id, name: service.name },
    provider: { id: provider.id, name: provider.displayName },
    room: room === undefined ? null : { id: room.id, name: room.name },
    location: { id: location.id, name: location.name },
    startAt: appointment.startAt,
    endAt: appointment.endAt,
    ...productOf(appointment),
  }
}

/** Whoever comes in place of somebody who cancelled may want another. */
function productOf(appointment: Appointment): Pick<Slot, 'product'> {
  const { product = null } = appointment
  return product === null || !isOccupying(appointment) ? {} : { product }
}

/** Only what a text may need. */
export function personOf(patient: {
  readonly id: string
  readonly externalId: string
  readonly firstName: string
  readonly lastName: string
  readonly phone: string
}) {
  const { id, externalId, firstName, lastName, phone } = patient
  return { patientId: id as string, externalId, firstName, lastName, phone }
}
