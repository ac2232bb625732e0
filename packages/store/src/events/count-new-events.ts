import { sql } from 'kysely'
import { prepared } from '../prepared.ts'
import { sqlite, type Tx } from '../tx.ts'

/** Accepted events that are not applied yet; counts no further than `upTo`. */
export function countNewEvents(tx: Tx, upTo: number): number {
  return tx.all(some({ upTo })).length
}

const some = prepared(({ upTo }: { readonly upTo: number }) =>
  sqlite
    .selectFrom('event')
    .select(sql<number>`1`.as('one'))
    .where(sql<boolean>`status = 'new'`)
    .limit(upTo),
)
