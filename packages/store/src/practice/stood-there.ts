import { prepared } from '../prepared.ts'
import { sqlite, type Tx } from '../tx.ts'

type Span = {
  readonly locationId: string
  readonly providerId: string
  /** UTC ms. */
  readonly startAt: number
  readonly endAt: number
}

/** No visit lasts longer, so that what began before is not looked through. */
const DAY_MS = 24 * 60 * 60_000

/** Whether a visit that was cancelled or missed since stood in the calendar for all of a time. */
export function stoodThere(tx: Tx, span: Span): boolean {
  return tx.first(gone({ ...span, since: span.startAt - DAY_MS })) !== undefined
}

const gone = prepared((span: Span & { readonly since: number }) =>
  sqlite
    .selectFrom('appointment')
    .select('id')
    .where('locationId', '=', span.locationId as never)
    .where('startAt', '>', span.since)
    .where('startAt', '<=', span.startAt)
    .where('endAt', '>=', span.endAt)
    .where('providerId', '=', span.providerId as never)
    .where('status', 'in', ['cancelled', 'no-show'])
    .limit(1),
)
