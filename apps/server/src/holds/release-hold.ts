import { findDeskHold, listOccupationsOf, markReleased, releaseHold } from '@chairflow/store'
import type { Chairflow } from '../chairflow.ts'
import { HttpProblem } from '../problem.ts'

/** Gives a hold back. One that is over or given back already is left as it is. */
export async function releaseDeskHold(
  { runtime }: Chairflow,
  { id, actor }: { readonly id: string; readonly actor: string },
): Promise<void> {
  const at = runtime.host.ports.clock.now()
  await runtime.store.write((tx) => {
    const hold = findDeskHold(tx, id)
    if (hold === undefined) {
      const isOfFlow = listOccupationsOf(tx, { source: 'hold', sourceId: id }).length > 0
      throw isOfFlow ? ofFlow() : new HttpProblem(404, 'There is no such hold.')
    }
    if (hold.releasedAt !== null || hold.expiresAt <= at) return
    releaseHold(tx, id)
    markReleased(tx, { id, releasedAt: at, releasedBy: actor })
  })
  runtime.live.tell([{ topic: 'practice', id: 'hold' }])
}

function ofFlow(): HttpProblem {
  return new HttpProblem(409, 'A flow holds this time. It ends with its execution: cancel that.')
}
