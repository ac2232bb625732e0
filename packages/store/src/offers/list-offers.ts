import type { Offer, PatientId } from '@chairflow/scheduling'
import { prepared } from '../prepared.ts'
import { sqlite, type Tx } from '../tx.ts'

/** What one person was offered, by whichever flow, the newest first. */
export function listOffersOf(
  tx: Tx,
  patientId: string,
  { limit }: { readonly limit: number },
): readonly Offer[] {
  return tx.all(ofPatient({ patientId: patientId as PatientId, limit }))
}

/** Offers of all who wait for a service, made since an instant; of every service, as caps count. */
export function listOffersSince(
  tx: Tx,
  wanted: { readonly serviceId: string; readonly since: number },
): readonly Pick<Offer, 'patientId' | 'offeredAt' | 'status'>[] {
  return tx.all(ofWaiting(wanted))
}

const ofPatient = prepared(
  ({ patientId, limit }: { readonly patientId: PatientId; readonly limit: number }) =>
    sqlite
      .selectFrom('offer')
      .selectAll()
      .where('patientId', '=', patientId)
      .orderBy('offeredAt', 'desc')
      .limit(limit),
)

const ofWaiting = prepared(
  ({ serviceId, since }: { readonly serviceId: string; readonly since: number }) =>
    sqlite
      .selectFrom('offer')
      .select(['patientId', 'offeredAt', 'status'])
      .where('offeredAt', '>', since)
      .where(
        'patientId',
        'in',
        sqlite
          .selectFrom('waitlistEntry')
          .select('patientId')
          .where('serviceId', '=', serviceId as never)
          .where('status', 'in', ['waiting', 'paused']),
      ),
)
