import { sqlite, type Tx } from '../tx.ts'

export function releaseClaims(tx: Tx, executionId: string): void {
  tx.run(sqlite.deleteFrom('claim').where('executionId', '=', executionId))
}
