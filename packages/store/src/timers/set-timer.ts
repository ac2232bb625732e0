import type { TimerTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

/** A timer of the same id is moved. */
export function setTimer(tx: Tx, timer: TimerTable): void {
  tx.run(
    sqlite
      .insertInto('timer')
      .values(timer)
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ dueAt: timer.dueAt })),
  )
}
