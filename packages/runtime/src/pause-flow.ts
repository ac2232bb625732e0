import { findFlow, listQueued, setPaused } from '@chairflow/store'
import { releaseQueued } from './release-queued.ts'
import { runTurn } from './run-turn.ts'
import type { Runtime } from './runtime.ts'

/** Keeps new executions of a flow from starting; those under way finish. */
export async function pauseFlow(
  { store, host, live }: Runtime,
  flowId: string,
): Promise<'paused' | 'not-found'> {
  const at = host.ports.clock.now()
  const found = await store.write((tx) => {
    const flow = findFlow(tx, flowId)
    if (flow !== undefined && flow.pausedAt === null) setPaused(tx, flowId, at)
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
    const reason = 'It came while the flow was paused and was discarded'
    const event = { type: 'cancelled', at, actor, reason } as const
    const queued = listQueued(tx, { flowId })
    const turns =
      kept === 'start'
        ? releaseQueued(tx, host, { flowId, at })
        : queued.map(({ id }) => ({ executionId: id, at, event }))
    return { count: queued.length, changes: turns.flatMap((turn) => runTurn(tx, host, turn)) }
  })
  if (resumed === null) return null
  live.tell([{ topic: 'flow', id: flowId }, ...resumed.changes])
  wake()
  return resumed.count
}
