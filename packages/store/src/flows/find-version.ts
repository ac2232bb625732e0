import type { FlowVersionTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

export function findVersion(tx: Tx, flowId: string, version: number): FlowVersionTable | undefined {
  return tx.first(
    sqlite
      .selectFrom('flowVersion')
      .selectAll()
      .where('flowId', '=', flowId)
      .where('version', '=', version),
  )
}
