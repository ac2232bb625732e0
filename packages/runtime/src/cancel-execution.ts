import { type Execution, isEnded } from '@chairflow/engine'
import { findExecution } from '@chairflow/store'
import { runTurn } from './run-turn.ts'
import type { Runtime } from './runtime.ts'

type Cancel = { readonly id: string; readonly actor: string; readonly reason: string }

/** Ends one execution; what it already sent stays sent. */
export async function cancelExecution(
  { store, host, live }: Runtime,
  { id, actor, reason }: Cancel,
): Promise<'cancelled' | 'ended-before' | 'not-found'> {
  const at = host.ports.clock.now()
  const done = await store.write((tx) => {
    const row = findExecution(tx, id)
    if (row === undefined) return 'not-found'
    if (isEnded(JSON.parse(row.stateJson) as Execution)) return 'ended-before'
    const event = { type: 'cancelled', at, actor, reason } as const
    return runTurn(tx, host, { executionId: id, at, event })
  })
  if (typeof done === 'string') return done
  live.tell(done)
  return 'cancelled'
}
