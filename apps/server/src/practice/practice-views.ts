import type { Appointment, WaitlistEntry } from '@chairflow/scheduling'
import { listPatients, listProviders, listRooms, listServices, type Tx } from '@chairflow/store'

/** The record with the names a page shows beside the ids. */
export function appointmentView(tx: Tx, appointment: Appointment) {
  const { id, externalId, connectionId, locationId, serviceId } = appointment
  const { providerId, roomId, patientId, status } = appointment
  return {
    ...{ id, externalId, connectionId, locationId, serviceId, providerId, roomId, patientId },
    status,
    startAt: new Date(appointment.startAt).toISOString(),
    endAt: new Date(appointment.endAt).toISOString(),
    serviceName: nameOf(listServices(tx), appointment.serviceId),
    providerName: displayNameOf(tx, appointment.providerId),
    roomName: nameOf(listRooms(tx), appointment.roomId),
    patientName: patientName(tx, appointment.patientId),
  }
}

export function waitlistView(tx: Tx, entry: WaitlistEntry) {
  return {
    ...entry,
    joinedAt: new Date(entry.joinedAt).toISOString(),
    serviceName: nameOf(listServices(tx), entry.serviceId),
    patientName: patientName(tx, entry.patientId),
  }
}

function nameOf(
  rows: readonly { readonly id: string; readonly name: string }[],
  id: string | null,
): string | null {
  return rows.find((row) => row.id === id)?.name ?? null
}

function displayNameOf(tx: Tx, id: string): string | null {
  return listProviders(tx).find((provider) => provider.id === id)?.displayName ?? null
}

function patientName(tx: Tx, id: string | null): string | null {
  const patient = listPatients(tx).find((candidate) => candidate.id === id)
  return patient === undefined ? null : `${patient.firstName} ${patient.lastName}`
}
