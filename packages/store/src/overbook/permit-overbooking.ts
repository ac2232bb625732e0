import { appendJournal } from '../journal/append-journal.ts'
import { appendPracticeLog } from '../practice/practice-log.ts'
import { prepared, preparedRows } from '../prepared.ts'
import type { OverbookPermissionTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

type Granted = Omit<OverbookPermissionTable, 'usedBy' | 'usedAt' | 'revokedAt' | 'revokedBy'>

/** `words` names the resources and the time, for the record. */
export function permitOverbooking(tx: Tx, granted: Granted, words: string): void {
  tx.run(insert([{ ...granted, usedBy: null, usedAt: null, revokedAt: null, revokedBy: null }]))
  const { permittedAt: at, permittedBy, reason, resourcesJson, startAt, endAt } = granted
  record(tx, {
    ...{ id: granted.id, at, actor: granted.actor, kind: 'overbook-permitted' },
    text: `${permittedBy} permitted a second visit: ${words}. Why: ${reason}`,
    data: { resources: JSON.parse(resourcesJson), startAt, endAt, until: granted.usableUntil },
  })
}

const insert = preparedRows<OverbookPermissionTable>((rows) =>
  sqlite.insertInto('overbookPermission').values(rows),
)

type Use = { readonly id: string; readonly holdId: string; readonly at: number }

/** Uses it up for one hold; false where it was used or revoked, or may not be used any more. */
export function useOverbookPermission(tx: Tx, use: Use, actor: string): boolean {
  if (tx.run(take(use)) === 0) return false
  const { id, at, holdId } = use
  const text = `It was used for the hold ${holdId}.`
  record(tx, { id, at, actor, kind: 'overbook-used', text, data: { holdId } })
  return true
}

const take = prepared(({ id, holdId, at }: Use) =>
  sqlite
    .updateTable('overbookPermission')
    .set({ usedBy: holdId, usedAt: at })
    .where('id', '=', id)
    .where('usedBy', 'is', null)
    .where('revokedAt', 'is', null)
    .where('usableUntil', '>', at),
)

type Revocation = { readonly id: string; readonly actor: string; readonly at: number }

/** Takes it back; false where it was used already, or taken back before. */
export function revokeOverbookPermission(tx: Tx, revocation: Revocation): boolean {
  if (tx.run(revoke(revocation)) === 0) return false
  const text = 'It was taken back, unused.'
  record(tx, { ...revocation, kind: 'overbook-revoked', text, data: null })
  return true
}

const revoke = prepared(({ id, actor, at }: Revocation) =>
  sqlite
    .updateTable('overbookPermission')
    .set({ revokedAt: at, revokedBy: actor })
    .where('id', '=', id)
    .where('usedBy', 'is', null)
    .where('revokedAt', 'is', null),
)

type Line = {
  readonly id: string
  readonly at: number
  readonly actor: string
  readonly kind: 'overbook-permitted' | 'overbook-used' | 'overbook-revoked'
  readonly text: string
  readonly data: object | null
}

const ACTION = {
  'overbook-permitted': 'created',
  'overbook-used': 'changed',
  'overbook-revoked': 'removed',
} as const

/** Each permission has a journal of its own, chained like that of an execution; the practice's log points to it. */
function record(tx: Tx, { id, at, actor, kind, text, data }: Line): void {
  const dataJson = data === null ? null : JSON.stringify(data)
  const line = { kind, nodeId: null, port: null, edgeIdsJson: '[]', text, actor, dataJson }
  appendJournal(tx, id, { at, lines: [line] })
  const about = { kind: 'overbook-permission', recordId: id, changesJson: dataJson ?? '{}' }
  appendPracticeLog(tx, { at, actor, action: ACTION[kind], text, ...about })
}
