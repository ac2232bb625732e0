import type { ConnectionTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

export function saveConnection(tx: Tx, connection: ConnectionTable): void {
  const { id: _, ...values } = connection
  tx.run(
    sqlite
      .insertInto('connection')
      .values(connection)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values)),
  )
}
