import type { ScheduleTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

/** In the order they fell due, also after a long downtime. */
export function listDueSchedules(
  tx: Tx,
  { now, limit }: { readonly now: number; readonly limit: number },
): readonly ScheduleTable[] {
  return tx.all(
    sqlite
      .selectFrom('schedule')
      .selectAll()
      .where('dueAt', '<=', now)
      .orderBy('dueAt')
      .orderBy('flowId')
      .limit(limit),
  )
}
