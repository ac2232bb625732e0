import type { TimerTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

/** In the order they fell due, also after a long downtime. */
export function listDueTimers(
  tx: Tx,
  { now, limit }: { readonly now: number; readonly limit: number },
): readonly TimerTable[] {
  return tx.all(
    sqlite
      .selectFrom('timer')
      .selectAll()
      .where('dueAt', '<=', now)
      .orderBy('dueAt')
      .orderBy('id')
      .limit(limit),
  )
}
