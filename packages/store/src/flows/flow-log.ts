import type { FlowLogTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

/** Writes down what somebody did with a flow, in the commit that does it. */
export function appendFlowLog(tx: Tx, line: Omit<FlowLogTable, 'seq'>): void {
  tx.run(sqlite.insertInto('flowLog').values({ ...line, seq: undefined }))
}

/** Newest first. */
export function listFlowLog(
  tx: Tx,
  { flowId, limit }: { readonly flowId: string; readonly limit: number },
): readonly FlowLogTable[] {
  return tx.all(
    sqlite
      .selectFrom('flowLog')
      .selectAll()
      .where('flowId', '=', flowId)
      .orderBy('seq', 'desc')
      .limit(limit),
  )
}
