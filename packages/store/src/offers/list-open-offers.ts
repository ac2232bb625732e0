import type { Offer } from '@chairflow/scheduling'
import { sql } from 'kysely'
import { prepared } from '../prepared.ts'
import { sqlite, type Tx } from '../tx.ts'

export type OpenOffer = Pick<Offer, 'executionId' | 'providerId' | 'roomId' | 'startAt' | 'endAt'>

type Span = { readonly locationId: string; readonly startAt: number; readonly endAt: number }

/** Offers still open whose slot shares a moment with a span at a location. */
export function listOpenOffers(tx: Tx, span: Span): readonly OpenOffer[] {
  return tx.all(openDuring(span))
}

/** As the partial index says it: a bound value would not be seen to match. */
const isOpen = sql<boolean>`offer.status = 'offered'`

const openDuring = prepared(({ locationId, startAt, endAt }: Span) =>
  sqlite
    .selectFrom('offer')
    .select(['executionId', 'providerId', 'roomId', 'startAt', 'endAt'])
    .distinct()
    .where(isOpen)
    .where('locationId', '=', locationId as never)
    .where('startAt', '<', endAt)
    .where('endAt', '>', startAt)
    .orderBy('startAt')
    .orderBy('executionId'),
)
