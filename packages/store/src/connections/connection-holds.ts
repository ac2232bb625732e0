import type { ConnectionHoldTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

export function listConnectionHolds(tx: Tx): readonly ConnectionHoldTable[] {
  return tx.all(sqlite.selectFrom('connectionHold').selectAll())
}

/** Nothing goes out to the connection until the instant given. */
export function holdConnection(tx: Tx, { connectionId, until, openings }: ConnectionHoldTable) {
  tx.run(
    sqlite
      .insertInto('connectionHold')
      .values({ connectionId, until, openings })
      .onConflict((conflict) => conflict.column('connectionId').doUpdateSet({ until, openings })),
  )
}

export function freeConnection(tx: Tx, connectionId: string): void {
  tx.run(sqlite.deleteFrom('connectionHold').where('connectionId', '=', connectionId))
}
