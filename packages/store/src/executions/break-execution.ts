import { sqlite, type Tx } from '../tx.ts'

/**
 * Ends an execution whose state nobody can read: nothing wakes it any more, and nothing is
 * listened for. Returns the tasks of it that were open.
 */
export function breakExecution(
  tx: Tx,
  { id, at }: { readonly id: string; readonly at: number },
): readonly string[] {
  const ended = { status: 'failed', endedAt: at, isWatching: 0 } as const
  tx.run(sqlite.updateTable('execution').set(ended).where('id', '=', id))
  tx.run(sqlite.deleteFrom('timer').where('executionId', '=', id))
  tx.run(sqlite.deleteFrom('wait').where('executionId', '=', id))
  const tasks = tx.all(
    sqlite
      .updateTable('task')
      .set({ status: 'expired' })
      .where('executionId', '=', id)
      .where('status', '=', 'open')
      .returning('id'),
  )
  return tasks.map((task) => task.id)
}
