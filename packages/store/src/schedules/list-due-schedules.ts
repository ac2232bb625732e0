import { prepared } from '../prepared.ts'
import type { ScheduleTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

type Wanted = { readonly now: number; readonly limit: number }

/** In the order they fell due, also after a long downtime. */
export function listDueSchedules(tx: Tx, { now, limit }: Wanted): readonly ScheduleTable[] {
  return tx.all(due({ now, limit }))
}

const due = prepared(({ now, limit }: Wanted) =>
  sqlite
    .selectFrom('schedule')
    .selectAll()
    .where('dueAt', '<=', now)
    .orderBy('dueAt')
    .orderBy('flowId')
    .limit(limit),
)
