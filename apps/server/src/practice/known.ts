import type { Equipment, Location, PatientId, Provider, Room, Service } from '@chairflow/scheduling'
import {
  findLocation,
  findPatient,
  findProvider,
  findRoom,
  findService,
  listEquipment,
  listLocations,
  type Tx,
} from '@chairflow/store'
import { refuse } from './refuse.ts'

/** Records that a request names; each throws a problem at its field when there is none. */
export function knownService(tx: Tx, id: string, field = 'serviceId'): Service {
  return findService(tx, { id }) ?? refuse('unknown-service', field, 'There is no such service.')
}

export function knownLocation(tx: Tx, id: string, field = 'locationId'): Location {
  return findLocation(tx, { id }) ?? refuse('unknown-location', field, 'There is no such location.')
}

export function knownProvider(tx: Tx, id: string, field = 'providerId'): Provider {
  return findProvider(tx, { id }) ?? refuse('unknown-provider', field, 'There is no such provider.')
}

export function knownPatient(tx: Tx, id: string, field = 'patientId'): PatientId {
  const patient = findPatient(tx, { id })
  return patient?.id ?? refuse('unknown-patient', field, 'There is no such patient.')
}

/** A room of this location. */
export function knownRoom(tx: Tx, { id, at }: { id: string; at: Location }): Room {
  const room = findRoom(tx, { id })
  if (room?.locationId === at.id) return room
  return refuse('unknown-room', 'roomId', 'There is no such room at this location.')
}

/** A device of this location. */
export function knownDevice(
  tx: Tx,
  { id, at, field }: { id: string; at: Location; field: string },
): Equipment {
  const device = listEquipment(tx).find((one) => one.id === id && one.locationId === at.id)
  return device ?? refuse('unknown-device', field, 'There is no such device at this location.')
}

/** The one that is named, or the only one that the practice has. */
export function namedOrOnlyLocation(tx: Tx, id: string | undefined): Location {
  if (id !== undefined) return knownLocation(tx, id)
  const [only, ...more] = listLocations(tx)
  return only !== undefined && more.length === 0
    ? only
    : refuse('unknown-location', 'locationId', 'Please say at which location.')
}
