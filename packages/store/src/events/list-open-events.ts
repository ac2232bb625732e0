import { sql } from 'kysely'
import { prepared } from '../prepared.ts'
import type { EventTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

type Wanted = { readonly now: number; readonly limit: number }

/** Events nobody has looked at yet, in commit order. */
export function listOpenEvents(tx: Tx, { now, limit }: Wanted): readonly EventTable[] {
  return tx.all(open({ now, limit }))
}

const open = prepared(({ now, limit }: Wanted) =>
  sqlite
    .selectFrom('event')
    .selectAll()
    .where(sql<boolean>`status = 'new'`)
    .where('notBefore', '<=', now)
    .orderBy('seq')
    .limit(limit),
)
