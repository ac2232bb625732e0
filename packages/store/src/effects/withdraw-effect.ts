import { sqlite, type Tx } from '../tx.ts'

const withdrawn = { code: 'withdrawn', blame: 'author', message: 'Stopped before it was begun.' }

/** Takes back what was surely not begun. Returns false when it is too late for that. */
export function withdrawEffect(tx: Tx, id: string): boolean {
  return (
    tx.run(
      sqlite
        .updateTable('effect')
        .set({ status: 'failed', failureJson: JSON.stringify(withdrawn) })
        .where('id', '=', id)
        .where('status', 'in', ['ready', 'retry']),
    ) === 1
  )
}
