import {
  listLocations,
  listPatients,
  listProviders,
  listRooms,
  listServices,
} from '@chairflow/store'
import type { Query } from '../query.ts'

/** The practice system's own ids for what a booking names. */
export const answer: Query<'booking-ids'> = (tx, { slot, patientId }) => {
  const service = externalIdOf(listServices(tx), slot.service.id)
  const provider = externalIdOf(listProviders(tx), slot.provider.id)
  const location = externalIdOf(listLocations(tx), slot.location.id)
  const patient = externalIdOf(listPatients(tx), patientId)
  if (service === undefined) return missing('service')
  if (provider === undefined) return missing('provider')
  if (location === undefined) return missing('location')
  if (patient === undefined) return missing('patient')
  const booking = {
    serviceExternalId: service,
    providerExternalId: provider,
    locationExternalId: location,
    roomExternalId: externalIdOf(listRooms(tx), slot.room?.id ?? '') ?? null,
    patientExternalId: patient,
  }
  return { booking, reason: 'Everything is known to the practice system' }
}

function externalIdOf(
  rows: readonly { readonly id: string; readonly externalId: string }[],
  id: string,
): string | undefined {
  const known = rows.find((row) => row.id === id)?.externalId
  return known === '' ? undefined : known
}

function missing(what: string) {
  const reason = `The ${what} is not linked to your practice system. Link it under Practice.`
  return { booking: null, reason }
}
