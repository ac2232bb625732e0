import type { Offer, OfferStatus } from '@chairflow/scheduling'
import { prepared } from '../prepared.ts'
import { sqlite, type Tx } from '../tx.ts'

/** Written in the commit that holds the text; the same offer again changes nothing. */
export function insertOffer(tx: Tx, offer: Offer): void {
  tx.run(insert(offer))
}

export type OfferEnd = {
  readonly id: string
  readonly status: OfferStatus
  readonly answeredAt: number
}

export function settleOffer(tx: Tx, end: OfferEnd): void {
  tx.run(settle(end))
}

const insert = prepared((offer: Offer) =>
  sqlite
    .insertInto('offer')
    .values({
      id: offer.id,
      executionId: offer.executionId,
      patientId: offer.patientId,
      serviceId: offer.serviceId,
      locationId: offer.locationId,
      providerId: offer.providerId,
      roomId: offer.roomId,
      startAt: offer.startAt,
      endAt: offer.endAt,
      product: offer.product,
      offeredAt: offer.offeredAt,
      status: offer.status,
      answeredAt: offer.answeredAt,
    })
    .onConflict((conflict) => conflict.column('id').doNothing()),
)

const settle = prepared(({ id, status, answeredAt }: OfferEnd) =>
  sqlite.updateTable('offer').set({ status, answeredAt }).where('id', '=', id),
)
