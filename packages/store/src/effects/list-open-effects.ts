import { sql } from 'kysely'
import { prepared } from '../prepared.ts'
import type { EffectTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

/** As the partial index says it, letter for letter: bound values would not be seen to match. */
const isOpen = sql<boolean>`status in ('ready', 'retry', 'unknown')`

/** Effects of one connection that may be tried or looked up now; the one due longest comes first. */
export function listOpenEffects(tx: Tx, wanted: Wanted): readonly EffectTable[] {
  return tx.all(due(wanted))
}

type Wanted = Line & { readonly now: number; readonly limit: number }

/** Effects created earlier than `createdSince` (UTC ms; 0 for all) are left where they are. */
type Line = { readonly connectionId: string; readonly createdSince: number }

const due = prepared((wanted: Wanted) =>
  sqlite
    .selectFrom('effect')
    .selectAll()
    .where(isOpen)
    .where('connectionId', '=', wanted.connectionId)
    .where('createdAt', '>=', wanted.createdSince)
    .where('notBefore', '<=', wanted.now)
    .orderBy('notBefore')
    .orderBy('id')
    .limit(wanted.limit),
)

/** When the next open effect of a connection falls due, which may be past. */
export function nextEffectAt(tx: Tx, line: Line): number | undefined {
  return tx.first(nextOf(line))?.notBefore
}

const nextOf = prepared(({ connectionId, createdSince }: Line) =>
  sqlite
    .selectFrom('effect')
    .select('notBefore')
    .where(isOpen)
    .where('connectionId', '=', connectionId)
    .where('createdAt', '>=', createdSince)
    .orderBy('notBefore')
    .limit(1),
)

/** Connections with effects open. One step through the index for each, however many effects wait. */
export function listBusyConnections(tx: Tx): readonly string[] {
  const found: string[] = []
  for (let next = firstAfter(tx, null); next !== undefined; next = firstAfter(tx, next)) {
    found.push(next)
  }
  return found
}

function firstAfter(tx: Tx, after: string | null): string | undefined {
  const open = sqlite
    .selectFrom('effect')
    .select('connectionId')
    .where(isOpen)
    .orderBy('connectionId')
    .limit(1)
  return tx.first(after === null ? open : open.where('connectionId', '>', after))?.connectionId
}
