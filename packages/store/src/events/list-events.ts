import type { EventTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

/** Newest first. */
export function listEvents(
  tx: Tx,
  { beforeSeq, limit }: { readonly beforeSeq?: number | undefined; readonly limit: number },
): readonly EventTable[] {
  const newest = sqlite.selectFrom('event').selectAll().orderBy('seq', 'desc').limit(limit)
  return tx.all(beforeSeq === undefined ? newest : newest.where('seq', '<', beforeSeq))
}
