import { listEffectsOf, type RerouteTable, type Tx } from '@chairflow/store'
import type { Changes, Host } from '../host.ts'
import { runTurn } from '../run-turn.ts'
import { executionsOf } from './settle-reroute.ts'

/** A flow that has done nothing yet is stopped when nothing is left to do; one at work ends by itself. */
export function stopIdle(tx: Tx, host: Host, reroute: RerouteTable, at: number): Changes {
  const reason = 'Nothing stands against the booking any more'
  return executionsOf(reroute).flatMap((executionId) => {
    if (listEffectsOf(tx, executionId).length > 0) return []
    const event = { type: 'cancelled', at, actor: 'chairflow', reason } as const
    return runTurn(tx, host, { executionId, at, event })
  })
}
