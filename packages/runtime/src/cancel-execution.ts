import { findExecution, leaveQueue, listUnderWay, type UnderWayFilter } from '@chairflow/store'
import { runTurn } from './run-turn.ts'
import type { Runtime } from './runtime.ts'

type Who = { readonly actor: string; readonly reason: string }

/** Ends one execution; what it already sent stays sent. */
export async function cancelExecution(
  { store, host, live, wake }: Runtime,
  { id, actor, reason }: Who & { readonly id: string },
): Promise<'cancelled' | 'ended-before' | 'not-found'> {
  const at = host.ports.clock.now()
  const done = await store.write((tx) => {
    const row = findExecution(tx, id)
    if (row === undefined) return 'not-found'
    if (row.status !== 'running' && row.status !== 'waiting') return 'ended-before'
    return runTurn(tx, host, {
      executionId: id,
      at,
      event: { type: 'cancelled', at, actor, reason },
    })
  })
  if (typeof done === 'string') return done
  live.tell(done)
  wake()
  return 'cancelled'
}

/**
 * Ends all that are under way or wait for their turn, for a flow, a subject or a patient, in one commit. None
 * of them starts because another ended. Returns how many.
 */
export async function cancelExecutions(
  { store, host, live, wake }: Runtime,
  { filter, actor, reason }: Who & { readonly filter: UnderWayFilter },
): Promise<number> {
  const at = host.ports.clock.now()
  const event = { type: 'cancelled', at, actor, reason } as const
  const { count, changes } = await store.write((tx) => {
    const found = listUnderWay(tx, filter)
    for (const { id } of found) leaveQueue(tx, id)
    const told = found.flatMap(({ id }) => runTurn(tx, host, { executionId: id, at, event }))
    return { count: found.length, changes: told }
  })
  live.tell(changes)
  wake()
  return count
}
