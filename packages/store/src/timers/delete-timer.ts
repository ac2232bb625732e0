import { sqlite, type Tx } from '../tx.ts'

/** Returns false when it was gone already: fired or cancelled by another turn. */
export function deleteTimer(tx: Tx, id: string): boolean {
  return tx.run(sqlite.deleteFrom('timer').where('id', '=', id)) === 1
}
