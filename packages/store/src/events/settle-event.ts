import { prepared } from '../prepared.ts'
import type { EventStatus, EventTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

/** Says what came of an event. */
export function settleEvent(
  tx: Tx,
  id: string,
  { status, reason }: { readonly status: EventStatus; readonly reason: string },
): void {
  tx.run(settle({ id, status, reason }))
}

const settle = prepared(({ id, status, reason }: Pick<EventTable, 'id' | 'status' | 'reason'>) =>
  sqlite.updateTable('event').set({ status, reason }).where('id', '=', id),
)

/** Leaves an event for later: its appointment has to be looked up first. */
export function postponeEvent(
  tx: Tx,
  id: string,
  { reason, attempts, notBefore }: { reason: string; attempts: number; notBefore: number },
): void {
  const values = { status: 'looking-up' as const, reason, attempts, notBefore }
  tx.run(sqlite.updateTable('event').set(values).where('id', '=', id))
}

/** Leaves an event as far as it came, for another try from an instant on (UTC ms). */
export function putOffEvent(
  tx: Tx,
  id: string,
  { reason, faults, notBefore }: Pick<EventTable, 'reason' | 'faults' | 'notBefore'>,
): void {
  tx.run(sqlite.updateTable('event').set({ reason, faults, notBefore }).where('id', '=', id))
}

/** Puts an event back in line, in its old place. */
export function reopenEvent(tx: Tx, id: string): void {
  tx.run(
    sqlite
      .updateTable('event')
      .set({ status: 'new', reason: '', notBefore: 0 })
      .where('id', '=', id),
  )
}
