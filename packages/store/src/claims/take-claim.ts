import type { ClaimTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

/** Insert or nothing: of any number who ask, in any processes, exactly one hears true. */
export function takeClaim(tx: Tx, claim: ClaimTable): boolean {
  tx.run(
    sqlite
      .deleteFrom('claim')
      .where('resource', '=', claim.resource)
      .where('until', '<=', claim.takenAt),
  )
  return (
    tx.run(
      sqlite
        .insertInto('claim')
        .values(claim)
        .onConflict((conflict) => conflict.column('resource').doNothing()),
    ) === 1
  )
}
