import { prepared } from '../prepared.ts'
import { sqlite, type Tx } from '../tx.ts'

export function releaseClaims(tx: Tx, executionId: string): void {
  tx.run(release({ executionId }))
}

const release = prepared(({ executionId }: { readonly executionId: string }) =>
  sqlite.deleteFrom('claim').where('executionId', '=', executionId),
)
