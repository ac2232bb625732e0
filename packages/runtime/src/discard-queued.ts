import { leaveQueue, listQueued, type Tx } from '@chairflow/store'
import type { Turn } from './turn.ts'

type Discard = {
  readonly flowId: string
  readonly actor: string
  readonly reason: string
  readonly at: number
}

/** Ends what waits to start. All leave the queue first, so that the end of one does not let the next start. */
export function discardQueued(tx: Tx, { flowId, actor, reason, at }: Discard): readonly Turn[] {
  const event = { type: 'cancelled', at, actor, reason } as const
  return listQueued(tx, { flowId })
    .filter(({ id }) => leaveQueue(tx, id))
    .map(({ id }) => ({ executionId: id, at, event }))
}
