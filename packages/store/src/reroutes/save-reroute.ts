import { preparedRows } from '../prepared.ts'
import type { RerouteTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

/** Adds it, or keeps what became of it. */
export function saveReroute(tx: Tx, reroute: RerouteTable): void {
  tx.run(save([reroute]))
}

const save = preparedRows<RerouteTable>((rows) => {
  const [{ id: _, ...values } = { id: '' }] = rows
  return sqlite
    .insertInto('reroute')
    .values(rows)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
})
