import { sqlite, type Tx } from '../tx.ts'

export type RemovableTable =
  | 'location'
  | 'room'
  | 'equipment'
  | 'timeOff'
  | 'service'
  | 'provider'
  | 'credential'

/** Whoever calls has made sure that nothing still refers to it. */
export function removeRecord(tx: Tx, table: RemovableTable, id: string): void {
  tx.run(sqlite.deleteFrom(table).where('id', '=', id as never))
}
