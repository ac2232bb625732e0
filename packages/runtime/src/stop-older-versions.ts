import { leaveQueue, listUnderWay, type Tx } from '@chairflow/store'
import type { Changes, Host } from './host.ts'
import { runTurn } from './run-turn.ts'

type Stop = {
  readonly flowId: string
  /** Executions on this version go on. */
  readonly version: number
  readonly actor: string
  readonly reason: string
}

export type Stopped = { readonly stopped: number; readonly changes: Changes }

/** Ends the executions of a flow that do not run on a version, in the caller's commit. */
export function stopOlderVersions(
  tx: Tx,
  host: Host,
  { flowId, version, actor, reason }: Stop,
): Stopped {
  const at = host.ports.clock.now()
  const event = { type: 'cancelled', at, actor, reason } as const
  const others = listUnderWay(tx, { flowId }).filter((row) => row.version !== version)
  // Else the end of one would let the next start that is about to be stopped.
  for (const { id } of others) leaveQueue(tx, id)
  const changes = others.flatMap(({ id }) => runTurn(tx, host, { executionId: id, at, event }))
  return { stopped: others.length, changes }
}
