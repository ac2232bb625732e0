import { prepared } from '../prepared.ts'
import type { OccupationTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

/** Every row of the holds that count after an instant (UTC ms), in the order of their visits. */
export function listOpenHolds(tx: Tx, at: number): readonly OccupationTable[] {
  const order = (a: OccupationTable, b: OccupationTable) =>
    a.visitStartAt - b.visitStartAt || (a.sourceId < b.sourceId ? -1 : 1)
  return tx.all(open({ at })).toSorted(order)
}

const open = prepared(({ at }: { readonly at: number }) =>
  sqlite.selectFrom('occupation').selectAll().where('expiresAt', '>', at).orderBy('expiresAt'),
)
