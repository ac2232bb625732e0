import { sqlite, type Tx } from '../tx.ts'

/** From the next turn on the execution runs on another version of its flow. */
export function setExecutionVersion(tx: Tx, id: string, version: number): void {
  tx.run(sqlite.updateTable('execution').set({ version }).where('id', '=', id))
}
