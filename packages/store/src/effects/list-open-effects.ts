import type { EffectTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

/** Effects that may be tried or looked up now, oldest first. */
export function listOpenEffects(
  tx: Tx,
  { now, limit }: { readonly now: number; readonly limit: number },
): readonly EffectTable[] {
  return tx.all(
    sqlite
      .selectFrom('effect')
      .selectAll()
      .where('status', 'in', ['ready', 'retry', 'unknown'])
      .where('notBefore', '<=', now)
      .orderBy('createdAt')
      .orderBy('id')
      .limit(limit),
  )
}
