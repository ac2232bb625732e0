import type { Interval, ResourceSpan } from '@chairflow/scheduling'
import { sql } from 'kysely'
import { prepared } from '../prepared.ts'
import { sqlite, type Tx } from '../tx.ts'

type Wanted = Interval & {
  /** Now, UTC ms: holds that ran out by then do not count. */
  readonly at: number
}

export type Held = ResourceSpan & { readonly sourceId: string }

/** As the partial index says it, letter for letter: bound values would not be seen to match. */
const isOurs = sql<boolean>`source in ('hold', 'booking')`

/** What we hold, or have on its way into the practice system, in a time. */
export function listHeld(tx: Tx, wanted: Wanted): readonly Held[] {
  return tx.all(held(wanted))
}

const held = prepared(({ startAt, endAt, at }: Wanted) =>
  sqlite
    .selectFrom('occupation')
    .select(['kind', 'resourceId', 'startAt', 'endAt', 'visitStartAt', 'visitEndAt', 'sourceId'])
    .where(isOurs)
    .where('endAt', '>', startAt)
    .where('startAt', '<', endAt)
    .where((row) => row.or([row('expiresAt', 'is', null), row('expiresAt', '>', at)]))
    .orderBy('startAt')
    .orderBy('id'),
)
