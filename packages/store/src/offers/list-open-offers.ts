import type { Offer } from '@chairflow/scheduling'
import { sql } from 'kysely'
import { prepared } from '../prepared.ts'
import { sqlite, type Tx } from '../tx.ts'

const place = ['serviceId', 'locationId', 'providerId', 'roomId'] as const
const slot = [...place, 'startAt', 'endAt', 'product'] as const

export type OpenOffer = Pick<Offer, 'executionId' | (typeof slot)[number]>

type Span = { readonly locationId: string; readonly startAt: number; readonly endAt: number }

/** Offers still open whose slot shares a moment with a span at a location. */
export function listOpenOffers(tx: Tx, span: Span): readonly OpenOffer[] {
  return slotsOf(tx.all(openDuring(span)))
}

/** Offers still open whose slot has not begun, wherever it is. */
export function listAllOpenOffers(tx: Tx, at: number): readonly OpenOffer[] {
  return slotsOf(tx.all(openFrom({ at })))
}

/** Each slot of an execution once, by its start: a wave has an offer for each person. */
function slotsOf(offers: readonly OpenOffer[]): readonly OpenOffer[] {
  const slots = [...new Map(offers.map((offer) => [keyOf(offer), offer])).values()]
  return slots.sort(
    (one, other) => one.startAt - other.startAt || (one.executionId < other.executionId ? -1 : 1),
  )
}

function keyOf(offer: OpenOffer): string {
  return [offer.executionId, ...slot.map((field) => offer[field])].join(' ')
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

/** Not distinct and without an order: SQLite would make a table for each, mostly of nothing. */
function openOffers() {
  return sqlite
    .selectFrom('offer')
    .select(['executionId', ...slot])
    .where(isOpen)
}
