import { sqlite, type Tx } from '../tx.ts'

/** Leaves an effect that is to be done, or to be looked up, until an instant (UTC ms). */
export function putOffEffect(tx: Tx, id: string, notBefore: number): void {
  tx.run(
    sqlite
      .updateTable('effect')
      .set({ notBefore })
      .where('id', '=', id)
      .where('status', 'in', ['ready', 'retry', 'unknown']),
  )
}
