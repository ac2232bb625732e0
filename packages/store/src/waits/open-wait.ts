import type { WaitTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

export function openWait(tx: Tx, wait: WaitTable): void {
  tx.run(
    sqlite
      .insertInto('wait')
      .values(wait)
      .onConflict((conflict) => conflict.column('id').doNothing()),
  )
}
