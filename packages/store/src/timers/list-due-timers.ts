import { prepared } from '../prepared.ts'
import type { TimerTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

type Wanted = { readonly now: number; readonly limit: number }

/** In the order they fell due, also after a long downtime. */
export function listDueTimers(tx: Tx, { now, limit }: Wanted): readonly TimerTable[] {
  return tx.all(due({ now, limit }))
}

const due = prepared(({ now, limit }: Wanted) =>
  sqlite
    .selectFrom('timer')
    .selectAll()
    .where('dueAt', '<=', now)
    .orderBy('dueAt')
    .orderBy('id')
    .limit(limit),
)
