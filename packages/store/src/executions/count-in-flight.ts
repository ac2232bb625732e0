import { sqlite, type Tx } from '../tx.ts'

/** Executions of a flow that have not ended. */
export function countInFlight(tx: Tx, flowId: string): number {
  const row = tx.first(
    sqlite
      .selectFrom('execution')
      .select((count) => count.fn.countAll<number>().as('count'))
      .where('flowId', '=', flowId)
      .where('status', 'in', ['running', 'waiting']),
  )
  return row?.count ?? 0
}
