import { sql } from 'kysely'
import { prepared } from '../prepared.ts'
import type { DriftTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

/** Written out, so that the partial index of what is open is used. */
export const isOpen = sql<boolean>`status = 'open'`

type Found = Omit<DriftTable, 'seenAt' | 'status' | 'closedAt'>

/** Opens it, or notes that one that is open is there still. True where it is new. */
export function noteDrift(tx: Tx, found: Found): boolean {
  const open = findOpenDrift(tx, found)
  if (open === undefined) {
    const row = { ...found, seenAt: found.foundAt, status: 'open', closedAt: null } as const
    tx.run(sqlite.insertInto('drift').values(row))
    return true
  }
  const { hereJson, thereJson, resourcesJson, needsPerson, overAt, foundAt: seenAt } = found
  const seen = { hereJson, thereJson, resourcesJson, needsPerson, overAt, seenAt }
  tx.run(sqlite.updateTable('drift').set(seen).where('id', '=', open.id))
  return false
}

type Key = Pick<DriftTable, 'connectionId' | 'kind' | 'externalId'>

export function findOpenDrift(tx: Tx, { connectionId, kind, externalId }: Key) {
  return tx.first(openOne({ connectionId, kind, externalId }))
}

const openOne = prepared(({ connectionId, kind, externalId }: Key) =>
  sqlite
    .selectFrom('drift')
    .selectAll()
    .where('connectionId', '=', connectionId)
    .where('kind', '=', kind)
    .where('externalId', '=', externalId)
    .where(isOpen),
)

type Ending = { readonly status: 'reconciled' | 'past'; readonly at: number }

export function closeDrift(tx: Tx, id: string, { status, at }: Ending): void {
  const closed = { status, closedAt: at } as const
  tx.run(sqlite.updateTable('drift').set(closed).where('id', '=', id))
}

/** Forgets what was closed before an instant (UTC ms). */
export function forgetDrift(tx: Tx, before: number): number {
  return tx.run(sqlite.deleteFrom('drift').where('closedAt', '<', before))
}
