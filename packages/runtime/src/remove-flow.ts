import { deleteFlow, findFlow } from '@chairflow/store'
import { discardQueued } from './discard-queued.ts'
import { runTurn } from './run-turn.ts'
import type { Runtime } from './runtime.ts'

const REASON = 'The flow was deleted before it started'

/** What is under way finishes; what waits to start ends and says why, since nothing could start it any more. */
export async function removeFlow(
  { store, host, live, wake }: Runtime,
  { flowId, actor }: { readonly flowId: string; readonly actor: string },
): Promise<'removed' | 'not-found'> {
  const at = host.ports.clock.now()
  const removed = await store.write((tx) => {
    if (findFlow(tx, flowId) === undefined) return null
    const turns = discardQueued(tx, { flowId, actor, reason: REASON, at })
    const changes = turns.flatMap((turn) => runTurn(tx, host, turn))
    deleteFlow(tx, flowId, at)
    return changes
  })
  if (removed === null) return 'not-found'
  live.tell([{ topic: 'flow', id: flowId }, ...removed])
  wake()
  return 'removed'
}
