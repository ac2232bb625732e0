import type { TaskTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

/** Other words for a task that is still open. */
export function updateTask(
  tx: Tx,
  { id, title, body }: Pick<TaskTable, 'id' | 'title' | 'body'>,
): void {
  const open = sqlite.updateTable('task').where('id', '=', id).where('status', '=', 'open')
  tx.run(open.set({ title, body }))
}
