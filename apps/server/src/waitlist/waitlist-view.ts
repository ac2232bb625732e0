import type { WaitlistRow } from '@chairflow/api'
import type { WaitlistEntry } from '@chairflow/scheduling'
import { findLocation, findPatient, findProvider, findService, type Tx } from '@chairflow/store'
import { entryRevision } from './entry-revision.ts'

/** The entry with the names a page shows beside the ids. */
export function waitlistView(tx: Tx, entry: WaitlistEntry): WaitlistRow {
  const { joinedAt, expiresAt, provider, serviceId, patientId, locationIds } = entry
  const patient = findPatient(tx, { id: patientId })
  return {
    ...entry,
    revision: entryRevision(entry),
    joinedAt: new Date(joinedAt).toISOString(),
    expiresAt: expiresAt === null ? null : new Date(expiresAt).toISOString(),
    serviceName: findService(tx, { id: serviceId })?.name ?? null,
    patientName: patient === undefined ? null : `${patient.firstName} ${patient.lastName}`,
    providerName:
      provider === null
        ? null
        : (findProvider(tx, { id: provider.providerId })?.displayName ?? null),
    locationNames: locationIds.flatMap((id) => findLocation(tx, { id })?.name ?? []),
  }
}
