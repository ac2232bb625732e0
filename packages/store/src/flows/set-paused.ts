import { sqlite, type Tx } from '../tx.ts'

/** While paused, new executions of the flow are kept and not started; null lets them start again. */
export function setPaused(tx: Tx, id: string, pausedAt: number | null): void {
  tx.run(sqlite.updateTable('flow').set({ pausedAt }).where('id', '=', id))
}
