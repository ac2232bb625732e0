import type { FlowVersionTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

export function listVersions(tx: Tx, flowId: string): readonly FlowVersionTable[] {
  return tx.all(
    sqlite
      .selectFrom('flowVersion')
      .selectAll()
      .where('flowId', '=', flowId)
      .orderBy('version', 'desc'),
  )
}
