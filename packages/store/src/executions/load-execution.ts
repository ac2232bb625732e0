import type { ExecutionTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

export function findExecution(tx: Tx, id: string): ExecutionTable | undefined {
  return tx.first(sqlite.selectFrom('execution').selectAll().where('id', '=', id))
}
