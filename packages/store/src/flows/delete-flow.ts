import { sqlite, type Tx } from '../tx.ts'

/** Hides the flow and stops new executions; those in flight finish on their version. */
export function deleteFlow(tx: Tx, id: string, at: number): void {
  tx.run(
    sqlite.updateTable('flow').set({ deletedAt: at, publishedVersion: null }).where('id', '=', id),
  )
}
