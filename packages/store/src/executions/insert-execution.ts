import type { ExecutionTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

export function insertExecution(tx: Tx, execution: ExecutionTable): void {
  tx.run(sqlite.insertInto('execution').values(execution))
}
