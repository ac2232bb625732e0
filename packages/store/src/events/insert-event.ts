import type { EventTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

/** Keeps what an outside system told us, once. Returns false when it was told before. */
export function insertEvent(
  tx: Tx,
  event: Pick<
    EventTable,
    'id' | 'connectionId' | 'dedupeKey' | 'type' | 'payloadJson' | 'receivedAt'
  >,
): boolean {
  const values = { ...event, status: 'new', reason: '', attempts: 0, notBefore: 0, seq: undefined }
  return (
    tx.run(
      sqlite
        .insertInto('event')
        .values({ ...values, status: 'new' as const })
        .onConflict((conflict) => conflict.columns(['connectionId', 'dedupeKey']).doNothing()),
    ) === 1
  )
}
