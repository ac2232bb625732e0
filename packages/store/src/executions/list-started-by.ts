import { sqlite, type Tx } from '../tx.ts'

export type StartedBy = { readonly id: string; readonly flowName: string; readonly status: string }

/** All executions that steps of another one started, ended or not, the oldest first. */
export function listStartedBy(tx: Tx, parentId: string): readonly StartedBy[] {
  return tx.all(
    sqlite
      .selectFrom('execution')
      .innerJoin('flow', 'flow.id', 'execution.flowId')
      .select(['execution.id', 'flow.name as flowName', 'status'])
      .where('parentId', '=', parentId)
      .orderBy('startedAt')
      .orderBy('execution.id'),
  )
}
