import type { EventTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

/** Events still to be dealt with, in commit order. */
export function listOpenEvents(
  tx: Tx,
  { now, limit }: { readonly now: number; readonly limit: number },
): readonly EventTable[] {
  return tx.all(
    sqlite
      .selectFrom('event')
      .selectAll()
      .where('status', 'in', ['new', 'looking-up'])
      .where('notBefore', '<=', now)
      .orderBy('seq')
      .limit(limit),
  )
}
