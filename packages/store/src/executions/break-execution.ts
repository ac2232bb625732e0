import { sqlite, type Tx } from '../tx.ts'

/** Ends an execution whose state nobody can read: nothing wakes it any more, and nothing is listened for. */
export function breakExecution(
  tx: Tx,
  { id, at }: { readonly id: string; readonly at: number },
): void {
  const ended = { status: 'failed', endedAt: at, isWatching: 0 } as const
  tx.run(sqlite.updateTable('execution').set(ended).where('id', '=', id))
  tx.run(sqlite.deleteFrom('timer').where('executionId', '=', id))
  tx.run(sqlite.deleteFrom('wait').where('executionId', '=', id))
  tx.run(
    sqlite
      .updateTable('task')
      .set({ status: 'expired' })
      .where('executionId', '=', id)
      .where('status', '=', 'open'),
  )
}
