import type { EffectTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

export function findEffect(tx: Tx, id: string): EffectTable | undefined {
  return tx.first(sqlite.selectFrom('effect').selectAll().where('id', '=', id))
}
