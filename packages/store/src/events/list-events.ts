import type { EventStatus, EventTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

type Wanted = {
  readonly status?: EventStatus | undefined
  readonly beforeSeq?: number | undefined
  readonly limit: number
}

/** Newest first. */
export function listEvents(tx: Tx, { status, beforeSeq, limit }: Wanted): readonly EventTable[] {
  const all = sqlite.selectFrom('event').selectAll().orderBy('seq', 'desc').limit(limit)
  const newest = status === undefined ? all : all.where('status', '=', status)
  return tx.all(beforeSeq === undefined ? newest : newest.where('seq', '<', beforeSeq))
}
