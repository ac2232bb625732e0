import type { ExecutionTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

export type ExecutionFilter = {
  readonly flowId?: string | undefined
  readonly status?: string | undefined
  readonly outcome?: string | undefined
  readonly subject?: string | undefined
  readonly patientId?: string | undefined
  /** The last row of the page before. */
  readonly before?: { readonly startedAt: number; readonly id: string } | undefined
  readonly limit: number
}

export type ExecutionRow = Omit<ExecutionTable, 'stateJson' | 'parentStepId' | 'parentName'> & {
  readonly flowName: string
}

/** Newest first. */
export function listExecutions(tx: Tx, filter: ExecutionFilter): readonly ExecutionRow[] {
  const { before, limit } = filter
  let query = sqlite
    .selectFrom('execution')
    .innerJoin('flow', 'flow.id', 'execution.flowId')
    .select(['execution.id', 'flowId', 'version', 'status', 'outcome', 'subject', 'locationId'])
    .select([
      'turn',
      'startedAt',
      'endedAt',
      'patientId',
      'isWatching',
      'concurrencyKey',
      'queuedStartJson',
    ])
    .select(['parentId', 'flow.name as flowName'])
  for (const column of ['flowId', 'status', 'outcome', 'subject', 'patientId'] as const) {
    const wanted = filter[column]
    if (wanted !== undefined) query = query.where(column, '=', wanted)
  }
  if (before !== undefined) {
    query = query.where((row) =>
      row.or([
        row('startedAt', '<', before.startedAt),
        row.and([row('startedAt', '=', before.startedAt), row('execution.id', '<', before.id)]),
      ]),
    )
  }
  return tx.all(query.orderBy('startedAt', 'desc').orderBy('execution.id', 'desc').limit(limit))
}
