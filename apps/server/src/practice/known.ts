import type { Location, PatientId, Provider, Service } from '@chairflow/scheduling'
import { findLocation, findPatient, findProvider, findService, type Tx } from '@chairflow/store'
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
