import { preparedRows } from '../prepared.ts'
import type { OccupationTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

/** One statement for all rows: a refusal by the tables leaves none of them. */
export function insertOccupations(tx: Tx, rows: readonly OccupationTable[]): void {
  if (rows.length > 0) tx.run(insert(rows))
}

const insert = preparedRows<OccupationTable>((rows) => sqlite.insertInto('occupation').values(rows))
