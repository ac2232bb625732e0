import type { Appointment } from '@chairflow/scheduling'
import { findPatient, findProvider, findRoom, findService, type Tx } from '@chairflow/store'

/** The record with the names a page shows beside the ids. */
export function appointmentView(tx: Tx, appointment: Appointment) {
  const { id, externalId, connectionId, locationId, serviceId } = appointment
  const { providerId, roomId, patientId, status } = appointment
  return {
    ...{ id, externalId, connectionId, locationId, serviceId, providerId, roomId, patientId },
    status,
    startAt: new Date(appointment.startAt).toISOString(),
    endAt: new Date(appointment.endAt).toISOString(),
    serviceName: findService(tx, { id: serviceId })?.name ?? null,
    providerName: findProvider(tx, { id: providerId })?.displayName ?? null,
    roomName: roomId === null ? null : (findRoom(tx, { id: roomId })?.name ?? null),
    patientName: patientName(tx, patientId),
  }
}

function patientName(tx: Tx, id: string | null): string | null {
  const patient = id === null ? undefined : findPatient(tx, { id })
  return patient === undefined ? null : `${patient.firstName} ${patient.lastName}`
}
