import { prepared } from '../prepared.ts'
import type { ExecutionTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

type Reached = Pick<
  ExecutionTable,
  'id' | 'turn' | 'status' | 'outcome' | 'stateJson' | 'endedAt' | 'isWatching'
>

/** Writes the state that a turn reached. Throws when another turn came between. */
export function saveTurn(tx: Tx, reached: Reached): void {
  const changed = tx.run(save({ ...reached, turnBefore: reached.turn - 1 }))
  if (changed !== 1) throw new Error(`Turn ${reached.turn} of ${reached.id} was overtaken`)
}

const save = prepared((now: Reached & { readonly turnBefore: number }) =>
  sqlite
    .updateTable('execution')
    .set({
      turn: now.turn,
      status: now.status,
      outcome: now.outcome,
      stateJson: now.stateJson,
      endedAt: now.endedAt,
      isWatching: now.isWatching,
    })
    .where('id', '=', now.id)
    .where('turn', '=', now.turnBefore),
)
