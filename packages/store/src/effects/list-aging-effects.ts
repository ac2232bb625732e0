import { sql } from 'kysely'
import type { EffectTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

/** Effects of one status that were first tried at or before an instant, oldest first. */
export function listAgingEffects(
  tx: Tx,
  wanted: {
    readonly status: 'retry' | 'unknown'
    readonly triedBy: number
    readonly limit: number
  },
): readonly EffectTable[] {
  return tx.all(
    sqlite
      .selectFrom('effect')
      .selectAll()
      .where('status', '=', wanted.status)
      .where(sql<boolean>`status in ('retry', 'unknown')`)
      .where('firstAttemptAt', '<=', wanted.triedBy)
      .orderBy('firstAttemptAt')
      .limit(wanted.limit),
  )
}
