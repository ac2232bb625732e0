import type { TaskTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

/** Open ones by due time, those without one last; others newest first. */
export function listTasks(
  tx: Tx,
  { status, limit }: { readonly status?: string | undefined; readonly limit: number },
): readonly TaskTable[] {
  const all = sqlite.selectFrom('task').selectAll().limit(limit)
  if (status === 'open') {
    const byDue = all.orderBy('dueAt', (due) => due.asc().nullsLast()).orderBy('openedAt')
    return tx.all(byDue.where('status', '=', 'open'))
  }
  const newest = all.orderBy('openedAt', 'desc')
  return tx.all(status === undefined ? newest : newest.where('status', '=', status as 'done'))
}

export function findTask(tx: Tx, id: string): TaskTable | undefined {
  return tx.first(sqlite.selectFrom('task').selectAll().where('id', '=', id))
}
