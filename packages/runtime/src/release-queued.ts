import { admit } from '@chairflow/engine'
import { countUnderWay, findFlow, leaveQueue, listQueued, type Tx } from '@chairflow/store'
import type { QueuedStart } from './admit-execution.ts'
import type { Host } from './host.ts'
import type { Turn } from './turn.ts'

type Queue = { readonly flowId: string; readonly key?: string; readonly at: number }

/** Lets those start that may start now, the first come first; none while their flow is paused. */
export function releaseQueued(tx: Tx, host: Host, { flowId, key, at }: Queue): readonly Turn[] {
  const queue = listQueued(tx, { flowId, ...(key !== undefined && { key }) })
  if (queue.length === 0 || findFlow(tx, flowId)?.pausedAt != null) return []
  return queue.flatMap(({ id, version, concurrencyKey, queuedStartJson }) => {
    const { settings } = host.loadVersion(tx, flowId, version).program
    const underWay =
      concurrencyKey === null ? 0 : countUnderWay(tx, { flowId, key: concurrencyKey })
    const mayStart = concurrencyKey === null || admit(settings, underWay) === 'start'
    if (!mayStart || !leaveQueue(tx, id)) return []
    const { nodeId, text, actor } = JSON.parse(queuedStartJson) as QueuedStart
    return [{ executionId: id, at, event: { type: 'started', at, nodeId, text, actor } as const }]
  })
}
