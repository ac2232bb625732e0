import { preparedRows } from '../prepared.ts'
import type { EventTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

type Told = Pick<
  EventTable,
  'id' | 'connectionId' | 'dedupeKey' | 'type' | 'payloadJson' | 'receivedAt'
>

/** Keeps what an outside system told us, once. Returns false when it was told before. */
export function insertEvent(tx: Tx, event: Told): boolean {
  const isNew = { status: 'new', reason: '', attempts: 0, notBefore: 0, faults: 0 } as const
  return tx.run(insert([{ ...event, ...isNew }])) === 1
}

const insert = preparedRows<Omit<EventTable, 'seq'>>((rows) =>
  sqlite
    .insertInto('event')
    .values(rows.map((row) => ({ ...row, seq: undefined })))
    .onConflict((conflict) => conflict.columns(['connectionId', 'dedupeKey']).doNothing()),
)
