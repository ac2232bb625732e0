import { sqlite, type Tx } from '../tx.ts'

export function closeWait(tx: Tx, id: string): void {
  tx.run(sqlite.deleteFrom('wait').where('id', '=', id))
}

/** From now on the wait only answers late replies, until the instant given. */
export function lingerWait(tx: Tx, id: string, lingerUntil: number): void {
  tx.run(sqlite.updateTable('wait').set({ lingerUntil }).where('id', '=', id))
}

/** Forgets waits whose late-answer time is over. */
export function deleteExpiredWaits(tx: Tx, now: number): void {
  tx.run(sqlite.deleteFrom('wait').where('lingerUntil', '<=', now))
}
