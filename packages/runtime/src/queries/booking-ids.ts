import { findLocation, findPatient, findProvider, findRoom, findService } from '@chairflow/store'
import type { Query } from '../query.ts'

/** The practice system's own ids for what a booking names. */
export const answer: Query<'booking-ids'> = (tx, { slot, patientId }) => {
  const service = linked(findService(tx, { id: slot.service.id }))
  const provider = linked(findProvider(tx, { id: slot.provider.id }))
  const location = linked(findLocation(tx, { id: slot.location.id }))
  const patient = linked(findPatient(tx, { id: patientId }))
  if (service === undefined) return missing('service')
  if (provider === undefined) return missing('provider')
  if (location === undefined) return missing('location')
  if (patient === undefined) return missing('patient')
  const booking = {
    serviceExternalId: service,
    providerExternalId: provider,
    locationExternalId: location,
    roomExternalId: linked(findRoom(tx, { id: slot.room?.id ?? '' })) ?? null,
    patientExternalId: patient,
  }
  return { booking, reason: 'Everything is known to the practice system' }
}

/** A record that was made here has no id in the practice system yet. */
function linked(record: { readonly externalId: string } | undefined): string | undefined {
  return record?.externalId === '' ? undefined : record?.externalId
}

function missing(what: string) {
  const reason = `The ${what} is not linked to your practice system. Link it under Practice.`
  return { booking: null, reason }
}
