import { preparedRows } from '../prepared.ts'
import type { ExecutionTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

export function insertExecution(tx: Tx, execution: ExecutionTable): void {
  tx.run(insert([execution]))
}

const insert = preparedRows<ExecutionTable>((rows) => sqlite.insertInto('execution').values(rows))
