import { findOpenAlert, listBusyConnections, listConnectionHolds, type Tx } from '@chairflow/store'
import type { Breaker } from './breaker.ts'
import type { Gate } from './gate.ts'
import { TROUBLE } from './record-trouble.ts'

/** It failed, and nothing has worked since. */
const FAILED: Breaker = { type: 'closed', failures: 1 }

/**
 * The gates as an earlier life of the process left them. Where something waits at a connection that
 * the practice was told of, reading is no proof that it can be done.
 */
export function loadGates(
  tx: Tx,
  newGateOf: (connectionId: string) => Gate,
): ReadonlyMap<string, Gate> {
  const gates = new Map<string, Gate>()
  const gateOf = (id: string) => gates.get(id) ?? newGateOf(id)
  for (const id of listBusyConnections(tx)) {
    if (findOpenAlert(tx, { code: TROUBLE, subject: id }) === undefined) continue
    const gate = gateOf(id)
    gates.set(id, { ...gate, breakers: { ...gate.breakers, doing: FAILED } })
  }
  for (const { connectionId: id, scope, until, openings } of listConnectionHolds(tx)) {
    const gate = gateOf(id)
    const breakers = { ...gate.breakers, [scope]: { type: 'open', until, openings } }
    gates.set(id, scope === 'all' ? { ...gate, pausedUntil: until } : { ...gate, breakers })
  }
  return gates
}
