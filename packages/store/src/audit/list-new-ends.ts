import { sql } from 'kysely'
import { sqlite, type Tx } from '../tx.ts'
import type { ChainEnd } from './append-checkpoint.ts'

/** Executions looked at in one transaction, so that none holds up others for long. */
export const LOOK_AT = 500

/** Where the chains of executions end that are under way: one page, by id. */
export function listOpenEnds(tx: Tx, afterId: string): Page {
  const rows = tx.all(
    sqlite
      .selectFrom('execution')
      .select('id')
      .where('endedAt', 'is', null)
      .where('id', '>', afterId)
      .orderBy('id')
      .limit(LOOK_AT),
  )
  return pageOf(tx, rows)
}

/**
 * Where the chains of executions end that ended since an instant: one page, by id. The plus signs
 * keep SQLite from walking the ids of everything that ever ended.
 */
export function listEndedEnds(
  tx: Tx,
  { since, afterId }: { readonly since: number; readonly afterId: string },
): Page {
  const rows = tx.all(
    sqlite
      .selectFrom('execution')
      .select('id')
      .where('endedAt', '>=', since)
      .where(sql<boolean>`+id > ${afterId}`)
      .orderBy(sql`+id`)
      .limit(LOOK_AT),
  )
  return pageOf(tx, rows)
}

/** `ends` holds only what no checkpoint has yet; `lastId` is null on the last page. */
export type Page = { readonly ends: readonly ChainEnd[]; readonly lastId: string | null }

function pageOf(tx: Tx, rows: readonly { readonly id: string }[]): Page {
  const ends = rows.flatMap(({ id }) => newEnd(tx, id) ?? [])
  return { ends, lastId: rows.length < LOOK_AT ? null : (rows.at(-1)?.id ?? null) }
}

function newEnd(tx: Tx, executionId: string): ChainEnd | null {
  const line = tx.first(
    sqlite
      .selectFrom('journal')
      .select(['executionId', 'seq', 'hash'])
      .where('executionId', '=', executionId)
      .orderBy('seq', 'desc')
      .limit(1),
  )
  if (line === undefined) return null
  const head = tx.first(
    sqlite
      .selectFrom('auditHead')
      .select('seq')
      .where('executionId', '=', executionId)
      .orderBy('checkpoint', 'desc')
      .limit(1),
  )
  return head?.seq === line.seq ? null : line
}
