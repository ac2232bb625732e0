import type { ConnectionTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

export function listConnections(tx: Tx): readonly ConnectionTable[] {
  return tx.all(sqlite.selectFrom('connection').selectAll().orderBy('id'))
}
