import { sql } from 'kysely'
import { sqlite, type Tx } from '../tx.ts'
import type { ChainEnd } from './append-checkpoint.ts'

/** Executions looked at in one transaction, so that none holds up others for long. */
const LOOK_AT = 500

/** `ends` holds only what no checkpoint has yet; `lastId` is null on the last page. */
export type Page = { readonly ends: readonly ChainEnd[]; readonly lastId: string | null }

/** Where the chains of executions end that are under way: one page, by id. */
export function listOpenEnds(tx: Tx, afterId: string): Page {
  return pageOf(tx.all(ends().where('endedAt', 'is', null).where('id', '>', afterId).orderBy('id')))
}

/**
 * Where the chains of executions end that ended since an instant: one page, by id. The plus signs
 * keep SQLite from walking the ids of everything that ever ended.
 */
export function listEndedEnds(
  tx: Tx,
  { since, afterId }: { readonly since: number; readonly afterId: string },
): Page {
  return pageOf(
    tx.all(
      ends().where('endedAt', '>=', since).where(sql<boolean>`+id > ${afterId}`).orderBy(sql`+id`),
    ),
  )
}

/** Where the journals of overbook permissions end: one page, by id. There are few of them. */
export function listPermissionEnds(tx: Tx, afterId: string): Page {
  const permissions = sqlite
    .selectFrom('overbookPermission')
    .leftJoin('journal', (join) =>
      join
        .onRef('journal.executionId', '=', 'overbookPermission.id')
        .on('journal.seq', '=', lastSeqOf('overbookPermission')),
    )
    .select(['overbookPermission.id', 'journal.seq', 'journal.hash'])
    .select(knownOf('overbookPermission').as('known'))
    .where('overbookPermission.id', '>', afterId)
  return pageOf(tx.all(permissions.orderBy('overbookPermission.id').limit(LOOK_AT)))
}

/** One statement for a page: the last line of each journal, and the last that a checkpoint holds. */
function ends() {
  return sqlite
    .selectFrom('execution')
    .leftJoin('journal', (join) =>
      join
        .onRef('journal.executionId', '=', 'execution.id')
        .on('journal.seq', '=', lastSeqOf('execution')),
    )
    .select(['execution.id', 'journal.seq', 'journal.hash', knownOf('execution').as('known')])
    .limit(LOOK_AT)
}

function lastSeqOf(table: 'execution' | 'overbookPermission') {
  const id = sql.ref(`${table}.id`)
  return sql<number>`(select max(seq) from journal as line where line.executionId = ${id})`
}

function knownOf(table: 'execution' | 'overbookPermission') {
  return sql<number | null>`(select head.seq from auditHead as head
    where head.executionId = ${sql.ref(`${table}.id`)} order by head.checkpoint desc limit 1)`
}

type Row = {
  readonly id: string
  readonly seq: number | null
  readonly hash: string | null
  readonly known: number | null
}

function pageOf(rows: readonly Row[]): Page {
  const found = rows.flatMap(({ id: executionId, seq, hash, known }) =>
    seq === null || hash === null || seq === known ? [] : [{ executionId, seq, hash }],
  )
  return { ends: found, lastId: rows.length < LOOK_AT ? null : (rows.at(-1)?.id ?? null) }
}
