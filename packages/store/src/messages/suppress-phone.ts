import { sqlite, type Tx } from '../tx.ts'

/** From this commit on no automated text goes to the number. */
export function suppressPhone(
  tx: Tx,
  suppression: { readonly phone: string; readonly at: number; readonly reason: string },
): void {
  tx.run(
    sqlite
      .insertInto('suppression')
      .values(suppression)
      .onConflict((conflict) => conflict.column('phone').doNothing()),
  )
}

/** Only a START from the same number lifts it. */
export function liftSuppression(tx: Tx, phone: string): void {
  tx.run(sqlite.deleteFrom('suppression').where('phone', '=', phone))
}
