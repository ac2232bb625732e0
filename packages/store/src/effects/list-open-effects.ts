import { sql } from 'kysely'
import { prepared } from '../prepared.ts'
import type { EffectTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

/**
 * The effects of one connection that are still to be done there, or whose outcome is to be read
 * there: they wait in lines of their own, since a vendor may fail at one and not at the other.
 */
export type EffectLine = {
  readonly connectionId: string
  readonly kind: 'doing' | 'reading'
}

const kinds = ['doing', 'reading'] as const

/** As the partial indexes say it, letter for letter: bound values would not be seen to match. */
export const isInLine = {
  doing: sql<boolean>`status in ('ready', 'retry')`,
  reading: sql<boolean>`status = 'unknown'`,
} as const

/** Effects of one line that may be tried or looked up now; the one due longest comes first. */
export function listOpenEffects(tx: Tx, wanted: Wanted): readonly EffectTable[] {
  return tx.all(due[wanted.kind](wanted))
}

type Wanted = Line & { readonly now: number; readonly limit: number }

/** Effects created earlier than `createdSince` (UTC ms; 0 for all) are left where they are. */
type Line = EffectLine & { readonly createdSince: number }

const dueIn = (kind: EffectLine['kind']) =>
  prepared((wanted: Wanted) =>
    sqlite
      .selectFrom('effect')
      .selectAll()
      .where(isInLine[kind])
      .where('connectionId', '=', wanted.connectionId)
      .where('createdAt', '>=', wanted.createdSince)
      .where('notBefore', '<=', wanted.now)
      .orderBy('notBefore')
      .orderBy('id')
      .limit(wanted.limit),
  )

const due = { doing: dueIn('doing'), reading: dueIn('reading') } as const

/** When the next effect of a line falls due, which may be past. */
export function nextEffectAt(tx: Tx, line: Line): number | undefined {
  return tx.first(next[line.kind](line))?.notBefore
}

const nextIn = (kind: EffectLine['kind']) =>
  prepared(({ connectionId, createdSince }: Line) =>
    sqlite
      .selectFrom('effect')
      .select('notBefore')
      .where(isInLine[kind])
      .where('connectionId', '=', connectionId)
      .where('createdAt', '>=', createdSince)
      .orderBy('notBefore')
      .limit(1),
  )

const next = { doing: nextIn('doing'), reading: nextIn('reading') } as const

/** Lines with effects open. One step through an index for each, however many effects wait. */
export function listEffectLines(tx: Tx): readonly EffectLine[] {
  return kinds.flatMap((kind) => busyIn(tx, kind).map((connectionId) => ({ connectionId, kind })))
}

/** Connections with effects open. */
export function listBusyConnections(tx: Tx): readonly string[] {
  return [...new Set(listEffectLines(tx).map(({ connectionId }) => connectionId))].sort()
}

function busyIn(tx: Tx, kind: EffectLine['kind']): readonly string[] {
  const found: string[] = []
  for (let last = ''; ; ) {
    const after = tx.first(firstAfter[kind]({ last }))
    if (after === undefined) return found
    last = after.connectionId
    found.push(last)
  }
}

const firstIn = (kind: EffectLine['kind']) =>
  prepared(({ last }: { readonly last: string }) =>
    sqlite
      .selectFrom('effect')
      .select('connectionId')
      .where(isInLine[kind])
      .where('connectionId', '>', last)
      .orderBy('connectionId')
      .limit(1),
  )

const firstAfter = { doing: firstIn('doing'), reading: firstIn('reading') } as const
