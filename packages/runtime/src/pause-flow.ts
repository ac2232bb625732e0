import { appendFlowLog, findFlow, listQueued, setPaused } from '@chairflow/store'
import { discardQueued } from './discard-queued.ts'
import { releaseQueued } from './release-queued.ts'
import { runTurn } from './run-turn.ts'
import type { Runtime } from './runtime.ts'

/** Keeps new executions of a flow from starting; those under way finish. */
export async function pauseFlow(
  { store, host, live }: Runtime,
  { flowId, actor }: { readonly flowId: string; readonly actor: string },
): Promise<'paused' | 'not-found'> {
  const at = host.ports.clock.now()
  const found = await store.write((tx) => {
    const flow = findFlow(tx, flowId)
    if (flow !== undefined && flow.pausedAt === null) {
      setPaused(tx, flowId, at)
      appendFlowLog(tx, { flowId, at, actor, kind: 'paused', text: 'Paused.' })
    }
    return flow !== undefined
  })
  live.tell([{ topic: 'flow', id: flowId }])
  return found ? 'paused' : 'not-found'
}

export type Resume = {
  readonly flowId: string
  readonly actor: string
  /** What becomes of those that came while it was paused. */
  readonly kept: 'start' | 'discard'
}

/** Lets a flow start executions again. Returns how many were kept; null when there is no such flow. */
export async function resumeFlow(
  { store, host, live, wake }: Runtime,
  { flowId, actor, kept }: Resume,
): Promise<number | null> {
  const at = host.ports.clock.now()
  const resumed = await store.write((tx) => {
    if (findFlow(tx, flowId) === undefined) return null
    setPaused(tx, flowId, null)
    const { length: count } = listQueued(tx, { flowId })
    const text = `Resumed; ${count} had waited: ${kept === 'start' ? 'started' : 'dropped'}.`
    appendFlowLog(tx, { flowId, at, actor, kind: 'resumed', text })
    const discarded =
      kept === 'discard' ? discardQueued(tx, { flowId, actor, at, reason: DISCARDED }) : []
    const turns = [...discarded, ...releaseQueued(tx, host, { flowId, at })]
    return { count, changes: turns.flatMap((turn) => runTurn(tx, host, turn)) }
  })
  if (resumed === null) return null
  live.tell([{ topic: 'flow', id: flowId }, ...resumed.changes])
  wake()
  return resumed.count
}

const DISCARDED = 'It came while the flow was paused and was discarded'
