import type { ScheduleTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

/** Sets when it is due next. */
export function saveSchedule(tx: Tx, schedule: ScheduleTable): void {
  const { dueAt } = schedule
  tx.run(
    sqlite
      .insertInto('schedule')
      .values(schedule)
      .onConflict((conflict) =>
        conflict.columns(['flowId', 'nodeId', 'locationId']).doUpdateSet({ dueAt }),
      ),
  )
}

export function deleteSchedule(
  tx: Tx,
  { flowId, nodeId, locationId }: Omit<ScheduleTable, 'dueAt'>,
): void {
  tx.run(
    sqlite
      .deleteFrom('schedule')
      .where('flowId', '=', flowId)
      .where('nodeId', '=', nodeId)
      .where('locationId', '=', locationId),
  )
}
