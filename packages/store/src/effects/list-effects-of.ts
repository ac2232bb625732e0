import type { EffectTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

/** All effects of an execution, the oldest first. */
export function listEffectsOf(tx: Tx, executionId: string): readonly EffectTable[] {
  return tx.all(
    sqlite
      .selectFrom('effect')
      .selectAll()
      .where('executionId', '=', executionId)
      .orderBy('createdAt')
      .orderBy('id'),
  )
}
