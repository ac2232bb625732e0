import type { TimerTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

/** Returns false when it was gone already: fired or cancelled by another turn. */
export function deleteTimer(tx: Tx, id: string): boolean {
  return tx.run(sqlite.deleteFrom('timer').where('id', '=', id)) === 1
}

/** For one that fell due; false also when it was moved since. */
export function takeTimer(tx: Tx, { id, dueAt }: Pick<TimerTable, 'id' | 'dueAt'>): boolean {
  const due = sqlite.deleteFrom('timer').where('id', '=', id).where('dueAt', '=', dueAt)
  return tx.run(due) === 1
}
