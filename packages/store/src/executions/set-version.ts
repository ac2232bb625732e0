import type { ExecutionTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

/** Has an execution go on by another version, and count with those of the key that it has there. */
export function setExecutionVersion(
  tx: Tx,
  { id, version, concurrencyKey }: Pick<ExecutionTable, 'id' | 'version' | 'concurrencyKey'>,
): void {
  tx.run(sqlite.updateTable('execution').set({ version, concurrencyKey }).where('id', '=', id))
}
