import { prepared } from '../prepared.ts'
import type { AppointmentMark } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

type Key = { readonly connectionId: string; readonly externalId: string }

export function findAppointmentMark(tx: Tx, key: Key): AppointmentMark | undefined {
  return tx.first(markOf(key))
}

const markOf = prepared((key: Key) =>
  sqlite
    .selectFrom('appointment')
    .select(['asOf', 'asOfClock', 'revision'])
    .where('connectionId', '=', key.connectionId)
    .where('externalId', '=', key.externalId),
)

/** To be called with each change of an appointment: says how new it is, and counts it. */
export function markAppointment(
  tx: Tx,
  { connectionId, externalId }: Key,
  { asOf, asOfClock }: Omit<AppointmentMark, 'revision'>,
): void {
  tx.run(mark({ connectionId, externalId, asOf, asOfClock }))
}

const mark = prepared((now: Key & Omit<AppointmentMark, 'revision'>) =>
  sqlite
    .updateTable('appointment')
    .set((row) => ({
      asOf: now.asOf,
      asOfClock: now.asOfClock,
      revision: row('revision', '+', 1),
    }))
    .where('connectionId', '=', now.connectionId)
    .where('externalId', '=', now.externalId),
)

/** The revision of every appointment of a connection that ends at or after an instant, by vendor id. */
export function listAppointmentRevisions(
  tx: Tx,
  wanted: { readonly connectionId: string; readonly endAt: number },
): ReadonlyMap<string, number> {
  const rows = tx.all(
    sqlite
      .selectFrom('appointment')
      .select(['externalId', 'revision'])
      .where('connectionId', '=', wanted.connectionId)
      .where('endAt', '>=', wanted.endAt),
  )
  return new Map(rows.map(({ externalId, revision }) => [externalId, revision]))
}
