import { sqlite, type Tx } from '../tx.ts'

/** Records what a person chose. Returns false when the task was closed before. */
export function decideTask(
  tx: Tx,
  id: string,
  decided: { readonly choice: string; readonly by: string; readonly at: number },
): boolean {
  return (
    tx.run(
      sqlite
        .updateTable('task')
        .set({
          status: 'done',
          choice: decided.choice,
          decidedBy: decided.by,
          decidedAt: decided.at,
        })
        .where('id', '=', id)
        .where('status', '=', 'open'),
    ) === 1
  )
}

/** The flow no longer needs an answer. */
export function expireTask(tx: Tx, id: string): void {
  tx.run(
    sqlite
      .updateTable('task')
      .set({ status: 'expired' })
      .where('id', '=', id)
      .where('status', '=', 'open'),
  )
}
