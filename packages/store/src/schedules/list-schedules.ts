import type { ScheduleTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

export function listSchedules(tx: Tx, flowId: string): readonly ScheduleTable[] {
  return tx.all(sqlite.selectFrom('schedule').selectAll().where('flowId', '=', flowId))
}
