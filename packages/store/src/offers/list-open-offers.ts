import type { Offer } from '@chairflow/scheduling'
import { sql } from 'kysely'
import { prepared } from '../prepared.ts'
import { sqlite, type Tx } from '../tx.ts'

const slot = ['serviceId', 'locationId', 'providerId', 'roomId', 'startAt', 'endAt'] as const

export type OpenOffer = Pick<Offer, 'executionId' | (typeof slot)[number]>

type Span = { readonly locationId: string; readonly startAt: number; readonly endAt: number }

/** Offers still open whose slot shares a moment with a span at a location. */
export function listOpenOffers(tx: Tx, span: Span): readonly OpenOffer[] {
  return tx.all(openDuring(span))
}

/** Offers still open whose slot has not begun, wherever it is. */
export function listAllOpenOffers(tx: Tx, at: number): readonly OpenOffer[] {
  return tx.all(openFrom({ at }))
}

/** As the partial index says it: a bound value would not be seen to match. */
const isOpen = sql<boolean>`offer.status = 'offered'`

const openDuring = prepared(({ locationId, startAt, endAt }: Span) =>
  openOffers()
    .where('locationId', '=', locationId as never)
    .where('startAt', '<', endAt)
    .where('endAt', '>', startAt),
)

const openFrom = prepared(({ at }: { readonly at: number }) =>
  openOffers().where('startAt', '>', at),
)

function openOffers() {
  return sqlite
    .selectFrom('offer')
    .select(['executionId', ...slot])
    .distinct()
    .where(isOpen)
    .orderBy('startAt')
    .orderBy('executionId')
}
