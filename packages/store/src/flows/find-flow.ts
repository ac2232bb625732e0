import type { FlowTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

/** Deleted flows are not found; their versions stay for the executions that ran on them. */
export function findFlow(tx: Tx, id: string): FlowTable | undefined {
  return tx.first(
    sqlite.selectFrom('flow').selectAll().where('id', '=', id).where('deletedAt', 'is', null),
  )
}
