import type { ConnectionHoldTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

export function listConnectionHolds(tx: Tx): readonly ConnectionHoldTable[] {
  return tx.all(sqlite.selectFrom('connectionHold').selectAll())
}

type Hold = Omit<ConnectionHoldTable, 'connectionId'>

/** These and no other hold a connection back from now on; none: it is free. */
export function setConnectionHolds(tx: Tx, connectionId: string, holds: readonly Hold[]): void {
  tx.run(sqlite.deleteFrom('connectionHold').where('connectionId', '=', connectionId))
  for (const hold of holds) {
    tx.run(sqlite.insertInto('connectionHold').values({ connectionId, ...hold }))
  }
}
