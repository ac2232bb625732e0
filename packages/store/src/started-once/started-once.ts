import { prepared, preparedRows } from '../prepared.ts'
import type { StartedOnceTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

type Key = Pick<StartedOnceTable, 'flowId' | 'nodeId' | 'onceKey'>

/** Whether a trigger has started its flow for this already. */
export function hasStartedOnce(tx: Tx, key: Key): boolean {
  return tx.first(find(key)) !== undefined
}

const find = prepared(({ flowId, nodeId, onceKey }: Key) =>
  sqlite
    .selectFrom('startedOnce')
    .select('executionId')
    .where('flowId', '=', flowId)
    .where('nodeId', '=', nodeId)
    .where('onceKey', '=', onceKey),
)

/** Throws when it has: two starts for one key are never committed. */
export function noteStartedOnce(tx: Tx, started: StartedOnceTable): void {
  tx.run(save([started]))
}

const save = preparedRows<StartedOnceTable>((rows) => sqlite.insertInto('startedOnce').values(rows))
