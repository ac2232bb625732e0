import type { FlowTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

export function listFlows(tx: Tx): readonly FlowTable[] {
  return tx.all(
    sqlite.selectFrom('flow').selectAll().where('deletedAt', 'is', null).orderBy('name'),
  )
}
