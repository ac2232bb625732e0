import { prepared, preparedRows } from '../prepared.ts'
import type { DeskHoldTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

/** Keeps what was asked for. Its time is taken by `placeHold` under the same id, in the same commit. */
export function insertDeskHold(tx: Tx, hold: DeskHoldTable): void {
  tx.run(insert([hold]))
}

const insert = preparedRows<DeskHoldTable>((rows) => sqlite.insertInto('deskHold').values(rows))

export function findDeskHold(tx: Tx, id: string): DeskHoldTable | undefined {
  return tx.first(byId({ id }))
}

const byId = prepared(({ id }: { readonly id: string }) =>
  sqlite.selectFrom('deskHold').selectAll().where('id', '=', id),
)

/** The hold that a request with this idempotency key has placed already. */
export function findDeskHoldByKey(tx: Tx, requestKey: string): DeskHoldTable | undefined {
  return tx.first(byKey({ requestKey }))
}

const byKey = prepared(({ requestKey }: { readonly requestKey: string }) =>
  sqlite.selectFrom('deskHold').selectAll().where('requestKey', '=', requestKey),
)

type Release = { readonly id: string; readonly releasedAt: number; readonly releasedBy: string }

/** Writes down who gave it back. Its time is freed by `releaseHold`, in the same commit. */
export function markReleased(tx: Tx, release: Release): void {
  tx.run(mark(release))
}

const mark = prepared(({ id, releasedAt, releasedBy }: Release) =>
  sqlite.updateTable('deskHold').set({ releasedAt, releasedBy }).where('id', '=', id),
)

/** Forgets holds that ended at or before an instant, and the keys they were asked for with. */
export function sweepDeskHolds(tx: Tx, before: number): number {
  return tx.run(sweep({ before }))
}

const sweep = prepared(({ before }: { readonly before: number }) =>
  sqlite.deleteFrom('deskHold').where('expiresAt', '<=', before),
)
