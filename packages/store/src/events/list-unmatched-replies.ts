import type { EventTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

/** Texts since an instant that found nobody waiting; a wait opened later may still take them. */
export function listUnmatchedReplies(
  tx: Tx,
  { since }: { readonly since: number },
): readonly EventTable[] {
  return tx.all(
    sqlite
      .selectFrom('event')
      .selectAll()
      .where('type', '=', 'message-received')
      .where('status', '=', 'unmatched')
      .where('receivedAt', '>=', since)
      .orderBy('seq'),
  )
}
