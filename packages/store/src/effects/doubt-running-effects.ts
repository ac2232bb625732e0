import { sql } from 'kysely'
import { sqlite, type Tx } from '../tx.ts'

/** After a crash nobody knows how attempts of an earlier life ended: they are to be looked up. */
export function doubtRunningEffects(tx: Tx, epoch: number): number {
  return tx.run(
    sqlite
      .updateTable('effect')
      .set({ status: 'unknown', notBefore: 0 })
      .where(sql<boolean>`status = 'running'`)
      .where('epoch', '<', epoch),
  )
}
