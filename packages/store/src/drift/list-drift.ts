import { prepared } from '../prepared.ts'
import type { DriftKind, DriftTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'
import { isOpen } from './note-drift.ts'

/** Where the calendars differ now, of one connection or all; the longest first. */
export function listOpenDrift(tx: Tx, connectionId?: string): readonly DriftTable[] {
  const open = sqlite.selectFrom('drift').selectAll().where(isOpen)
  const query = connectionId === undefined ? open : open.where('connectionId', '=', connectionId)
  return tx.all(query.orderBy('foundAt').orderBy('id'))
}

type SeenSince = { readonly connectionId: string; readonly since: number }

/** How many visits of a connection were seen to differ since an instant (UTC ms), settled or not. */
export function countSeenDrift(tx: Tx, { connectionId, since }: SeenSince): number {
  return tx.first(seenSince({ connectionId, since }))?.count ?? 0
}

const seenSince = prepared(({ connectionId, since }: SeenSince) =>
  sqlite
    .selectFrom('drift')
    .select(({ fn }) => fn.count<number>('externalId').distinct().as('count'))
    .where('connectionId', '=', connectionId)
    .where('seenAt', '>=', since)
    .where('kind', '<>', 'overlap'),
)

type Wanted = {
  readonly limit: number
  /** The last row of the page before. */
  readonly before?: { readonly startedAt: number; readonly id: string } | undefined
}

/** Newest first, closed ones too. */
export function listDrift(tx: Tx, { limit, before }: Wanted): readonly DriftTable[] {
  let query = sqlite.selectFrom('drift').selectAll()
  if (before !== undefined) {
    const { startedAt, id } = before
    query = query.where((row) =>
      row.or([
        row('foundAt', '<', startedAt),
        row.and([row('foundAt', '=', startedAt), row('id', '<', id)]),
      ]),
    )
  }
  return tx.all(query.orderBy('foundAt', 'desc').orderBy('id', 'desc').limit(limit))
}

export function findDrift(tx: Tx, id: string): DriftTable | undefined {
  return tx.first(byId({ id }))
}

const byId = prepared(({ id }: { readonly id: string }) =>
  sqlite.selectFrom('drift').selectAll().where('id', '=', id),
)

/** How many are open of each kind of which there is one. */
export function countOpenDrift(
  tx: Tx,
): readonly { readonly kind: DriftKind; readonly count: number }[] {
  return tx.all(
    sqlite
      .selectFrom('drift')
      .select(({ fn }) => ['kind', fn.countAll<number>().as('count')])
      .where(isOpen)
      .groupBy('kind'),
  )
}

/** How many visits of a connection share a place with something else now. */
export function countOpenOverlaps(tx: Tx, connectionId: string): number {
  return tx.first(openOverlaps({ connectionId }))?.count ?? 0
}

const openOverlaps = prepared(({ connectionId }: { readonly connectionId: string }) =>
  sqlite
    .selectFrom('drift')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where(isOpen)
    .where('connectionId', '=', connectionId)
    .where('kind', '=', 'overlap'),
)
