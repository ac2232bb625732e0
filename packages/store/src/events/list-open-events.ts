import { sql } from 'kysely'
import type { EventTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

/** Events nobody has looked at yet, in commit order. */
export function listOpenEvents(
  tx: Tx,
  { now, limit }: { readonly now: number; readonly limit: number },
): readonly EventTable[] {
  return tx.all(
    sqlite
      .selectFrom('event')
      .selectAll()
      .where(sql<boolean>`status = 'new'`)
      .where('notBefore', '<=', now)
      .orderBy('seq')
      .limit(limit),
  )
}
