import type { MessageTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

/** Newest first. */
export function listMessages(
  tx: Tx,
  { phone, limit }: { readonly phone?: string | undefined; readonly limit: number },
): readonly MessageTable[] {
  const newest = sqlite
    .selectFrom('message')
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
  return tx.all(phone === undefined ? newest : newest.where('phone', '=', phone))
}
