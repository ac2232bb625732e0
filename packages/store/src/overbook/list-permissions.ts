import { prepared } from '../prepared.ts'
import type { OverbookPermissionTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

export function findOverbookPermission(tx: Tx, id: string): OverbookPermissionTable | undefined {
  return tx.first(byId({ id }))
}

const byId = prepared(({ id }: { readonly id: string }) =>
  sqlite.selectFrom('overbookPermission').selectAll().where('id', '=', id),
)

type Wanted = {
  readonly limit: number
  /** The last row of the page before. */
  readonly before?: { readonly startedAt: number; readonly id: string } | undefined
}

/** Newest first, used and revoked ones too. */
export function listOverbookPermissions(
  tx: Tx,
  { limit, before }: Wanted,
): readonly OverbookPermissionTable[] {
  let query = sqlite.selectFrom('overbookPermission').selectAll()
  if (before !== undefined) {
    const { startedAt, id } = before
    query = query.where((row) =>
      row.or([
        row('permittedAt', '<', startedAt),
        row.and([row('permittedAt', '=', startedAt), row('id', '<', id)]),
      ]),
    )
  }
  return tx.all(query.orderBy('permittedAt', 'desc').orderBy('id', 'desc').limit(limit))
}
