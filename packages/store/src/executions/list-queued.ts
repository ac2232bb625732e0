import type { ExecutionTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

type Queued = Pick<ExecutionTable, 'id' | 'version' | 'concurrencyKey'> & {
  readonly queuedStartJson: string
}

/** Executions of a flow that wait for their turn, in the order they came. */
export function listQueued(
  tx: Tx,
  { flowId, key }: { readonly flowId: string; readonly key?: string },
): readonly Queued[] {
  let query = sqlite
    .selectFrom('execution')
    .select(['id', 'version', 'concurrencyKey', 'queuedStartJson'])
    .where('flowId', '=', flowId)
    .where('queuedStartJson', 'is not', null)
    .where('status', '=', 'waiting')
  if (key !== undefined) query = query.where('concurrencyKey', '=', key)
  return tx.all(query.orderBy('startedAt').orderBy('id')) as Queued[]
}

/** Changes how it starts once it may. */
export function requeueAt(tx: Tx, id: string, queuedStartJson: string): void {
  tx.run(sqlite.updateTable('execution').set({ queuedStartJson }).where('id', '=', id))
}

/** It waits no longer: it starts now, or never. Returns false when somebody else was first. */
export function leaveQueue(tx: Tx, id: string): boolean {
  return (
    tx.run(
      sqlite
        .updateTable('execution')
        .set({ queuedStartJson: null })
        .where('id', '=', id)
        .where('queuedStartJson', 'is not', null),
    ) === 1
  )
}
