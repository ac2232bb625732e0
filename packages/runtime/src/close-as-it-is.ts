import type { Failure } from '@chairflow/connector-kit'
import {
  breakExecution,
  findExecution,
  leaveQueue,
  listStartedBy,
  releaseClaims,
  releaseHoldsOf,
  type Tx,
} from '@chairflow/store'
import { turnsAfterEnd } from './after-end.ts'
import type { Host } from './host.ts'
import { reportFailure } from './report-failure.ts'
import { settleAfterEnd } from './reroute/settle-reroute.ts'
import { NOTHING, type Taken, type Turn } from './turn.ts'

type Closing = { readonly executionId: string; readonly at: number; readonly failure: Failure }

/**
 * Ends an execution whose state nobody can read, as far as that goes without it: what it took is free
 * again, and whoever waits for its end hears of it. One that has ended stays as it ended.
 */
export function closeAsItIs(tx: Tx, host: Host, { executionId, at, failure }: Closing): Taken {
  const row = findExecution(tx, executionId)
  if (row === undefined || row.endedAt !== null) return NOTHING
  const expired = breakExecution(tx, { id: executionId, at })
  leaveQueue(tx, executionId)
  releaseClaims(tx, executionId)
  releaseHoldsOf(tx, executionId)
  const execution = { status: 'failed', outcome: null, values: {}, failure } as const
  return {
    changes: [
      { topic: 'execution', id: executionId },
      ...expired.map((id) => ({ topic: 'task', id }) as const),
      ...reportFailure(tx, host, { executionId, at, nodeId: null, failure }),
      ...settleAfterEnd(tx, { executionId, at }),
    ],
    turns: [
      ...endsOfChildren(tx, executionId, at),
      ...turnsAfterEnd(tx, host, { row, execution, at }),
    ],
  }
}

function endsOfChildren(tx: Tx, executionId: string, at: number): readonly Turn[] {
  const reason = 'The flow that started it stopped'
  const event = { type: 'cancelled', at, actor: 'chairflow', reason } as const
  return listStartedBy(tx, executionId)
    .filter(({ status }) => status === 'running' || status === 'waiting')
    .map(({ id }) => ({ executionId: id, at, event }))
}
