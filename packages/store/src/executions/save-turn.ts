import type { ExecutionTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

/** Writes the state that a turn reached. Throws when another turn came between. */
export function saveTurn(
  tx: Tx,
  turn: Pick<
    ExecutionTable,
    'id' | 'turn' | 'status' | 'outcome' | 'stateJson' | 'endedAt' | 'isWatching'
  >,
): void {
  const { id, ...reached } = turn
  const changed = tx.run(
    sqlite
      .updateTable('execution')
      .set(reached)
      .where('id', '=', id)
      .where('turn', '=', turn.turn - 1),
  )
  if (changed !== 1) throw new Error(`Turn ${turn.turn} of ${id} was overtaken`)
}
