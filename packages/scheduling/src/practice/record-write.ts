import type { PracticeRecords, RecordList } from './practice-records.ts'

/** A record as it is to be; null `row` removes it. */
export type RecordWrite = {
  readonly [List in RecordList]: {
    readonly list: List
    readonly id: string
    readonly row: PracticeRecords[List][number] | null
  }
}[RecordList]

/** The records as they are once the writes are done. */
export function withWrites(
  records: PracticeRecords,
  writes: readonly RecordWrite[],
): PracticeRecords {
  const lists: Record<RecordList, Map<string, unknown>> = {
    locations: byId(records.locations),
    rooms: byId(records.rooms),
    equipment: byId(records.equipment),
    services: byId(records.services),
    providers: byId(records.providers),
    credentials: byId(records.credentials),
    timeOff: byId(records.timeOff),
  }
  for (const { list, id, row } of writes) {
    if (row === null) lists[list].delete(id)
    else lists[list].set(id, row)
  }
  const rows = Object.entries(lists).map(([list, map]) => [list, [...map.values()]])
  return Object.fromEntries(rows) as PracticeRecords
}

function byId(rows: readonly { readonly id: string }[]): Map<string, unknown> {
  return new Map(rows.map((row) => [row.id, row]))
}
