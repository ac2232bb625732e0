import { sqlite, type Tx } from '../tx.ts'
import { notEnded } from './not-ended.ts'

type Key = { readonly flowId: string; readonly key: string }

/** Started executions of a flow and key that have not ended. */
export function countUnderWay(tx: Tx, { flowId, key }: Key): number {
  const row = tx.first(
    underWay({ flowId, key }).select((count) => count.fn.countAll<number>().as('count')),
  )
  return row?.count ?? 0
}

/** The same, the oldest first. */
export function listUnderWayOf(
  tx: Tx,
  key: Key,
): readonly { readonly id: string; readonly startedAt: number }[] {
  return tx.all(underWay(key).select(['id', 'startedAt']).orderBy('startedAt').orderBy('id'))
}

function underWay({ flowId, key }: Key) {
  return sqlite
    .selectFrom('execution')
    .where('flowId', '=', flowId)
    .where('concurrencyKey', '=', key)
    .where(notEnded)
    .where('queuedStartJson', 'is', null)
}
