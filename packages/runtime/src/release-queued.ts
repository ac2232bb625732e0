import { type Released, release } from '@chairflow/engine'
import { findFlow, leaveQueue, listQueued, listUnderWayOf, type Tx } from '@chairflow/store'
import type { QueuedStart } from './admit-execution.ts'
import type { Host } from './host.ts'
import { DROPPED, REPLACED } from './limit-reasons.ts'
import type { Turn } from './turn.ts'

type Queue = { readonly flowId: string; readonly key?: string; readonly at: number }
type Waiting = ReturnType<typeof listQueued>[number]

/** Lets those start that may start now; none while their flow is paused. */
export function releaseQueued(tx: Tx, host: Host, { flowId, key, at }: Queue): readonly Turn[] {
  const queue = listQueued(tx, { flowId, ...(key !== undefined && { key }) })
  if (queue.length === 0 || findFlow(tx, flowId)?.pausedAt != null) return []
  const keys = [...new Set(queue.map(({ concurrencyKey }) => concurrencyKey))]
  return keys.flatMap((one) => {
    const waiting = queue.filter(({ concurrencyKey }) => concurrencyKey === one)
    return turnsOf(tx, waiting, { at, ...releaseOf(tx, host, { flowId, key: one }, waiting) })
  })
}

type Key = { readonly flowId: string; readonly key: string | null }

function releaseOf(tx: Tx, host: Host, { flowId, key }: Key, waiting: readonly Waiting[]) {
  if (key === null) {
    return { started: waiting.map(({ id }) => id), dropped: [], replaced: [] }
  }
  const queue = waiting.map(({ id, version }) => {
    const { settings } = host.loadVersion(tx, flowId, version).program
    return { id, settings }
  })
  const underWay = listUnderWayOf(tx, { flowId, key }).map(({ id }) => id)
  return release(queue, underWay)
}

type Releasing = Released<string> & { readonly at: number }

/** All leave the queue first, so that the end of one does not let another start in its place. */
function turnsOf(tx: Tx, waiting: readonly Waiting[], releasing: Releasing): readonly Turn[] {
  const { started, dropped, replaced, at } = releasing
  for (const id of [...started, ...dropped, ...replaced]) leaveQueue(tx, id)
  const end = (reason: string) => (executionId: string) => {
    const event = { type: 'cancelled', at, actor: 'chairflow', reason } as const
    return { executionId, at, event }
  }
  return [
    ...replaced.map(end(REPLACED)),
    ...dropped.map(end(DROPPED)),
    ...waiting.filter(({ id }) => started.includes(id)).map((one) => startOf(one, at)),
  ]
}

function startOf({ id, queuedStartJson }: Waiting, at: number): Turn {
  const { nodeId, text, actor } = JSON.parse(queuedStartJson) as QueuedStart
  return { executionId: id, at, event: { type: 'started', at, nodeId, text, actor } }
}
