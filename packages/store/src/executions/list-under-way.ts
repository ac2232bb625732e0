import type { ExecutionTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'
import { notEnded } from './not-ended.ts'

export type UnderWayFilter = {
  readonly flowId?: string
  readonly subject?: string
  readonly patientId?: string
}

/** Executions that have not ended, the oldest first; an empty filter finds all. */
export function listUnderWay(tx: Tx, filter: UnderWayFilter): readonly ExecutionTable[] {
  let query = sqlite.selectFrom('execution').selectAll().where(notEnded)
  for (const column of ['flowId', 'subject', 'patientId'] as const) {
    const wanted = filter[column]
    if (wanted !== undefined) query = query.where(column, '=', wanted)
  }
  return tx.all(query.orderBy('startedAt').orderBy('id'))
}
