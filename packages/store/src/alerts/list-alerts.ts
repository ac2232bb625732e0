import type { AlertTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

type Wanted = {
  readonly status?: 'open' | 'closed' | undefined
  /** The last row of the page before. */
  readonly before?: { readonly firstAt: number; readonly id: string } | undefined
  readonly limit: number
}

/** Newest cause first. */
export function listAlerts(tx: Tx, { status, before, limit }: Wanted): readonly AlertTable[] {
  let query = sqlite.selectFrom('alert').selectAll()
  if (status === 'open') query = query.where('closedAt', 'is', null)
  if (status === 'closed') query = query.where('closedAt', 'is not', null)
  if (before !== undefined) {
    query = query.where((row) =>
      row.or([
        row('firstAt', '<', before.firstAt),
        row.and([row('firstAt', '=', before.firstAt), row('id', '<', before.id)]),
      ]),
    )
  }
  return tx.all(query.orderBy('firstAt', 'desc').orderBy('id', 'desc').limit(limit))
}
