import type { TaskTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

/** Open ones by due time first, others newest first. */
export function listTasks(
  tx: Tx,
  { status, limit }: { readonly status?: string | undefined; readonly limit: number },
): readonly TaskTable[] {
  const all = sqlite.selectFrom('task').selectAll().orderBy('openedAt', 'desc').limit(limit)
  return tx.all(status === undefined ? all : all.where('status', '=', status as 'open'))
}

export function findTask(tx: Tx, id: string): TaskTable | undefined {
  return tx.first(sqlite.selectFrom('task').selectAll().where('id', '=', id))
}
