import { defaultPace, type Pace } from '@chairflow/connector-kit'
import type { Store } from '@chairflow/store'
import type { Live } from '../live.ts'
import type { CallKind } from './call-outcome.ts'
import { type Ended, enterGate, type Gate, gateOpensAt, leaveGate, newGate } from './gate.ts'
import { loadGates } from './load-gates.ts'
import { type Alerting, recordTrouble } from './record-trouble.ts'

/** One gate for each connection; every call to a vendor goes through its gate. */
export type Gates = {
  /** False while such calls are held back, paced, or busy. A call let in must `leave`. */
  readonly enter: (connectionId: string, kind: CallKind) => boolean
  /** Says how the call ended. Resolves when what others must know of it is committed. */
  readonly leave: (connectionId: string, ended: Ended) => Promise<void>
  readonly opensAt: (connectionId: string, kind: CallKind) => number
  readonly isHeld: (connectionId: string, kind: CallKind) => boolean
  /** Takes up what an earlier life of the process had learned. */
  readonly load: () => void
}

export function createGates(store: Store, host: Alerting, live: Live): Gates {
  const gates = new Map<string, Gate>()
  const { now } = host.ports.clock
  const paceOf = (id: string): Pace => host.connections.find(id)?.pace ?? defaultPace
  const newGateOf = (id: string) => newGate(paceOf(id), now())
  const gateOf = (id: string) => gates.get(id) ?? newGateOf(id)
  const wish = (id: string, kind: CallKind) => ({ kind, pace: paceOf(id), now: now() })
  return {
    enter: (id, kind) => {
      const entered = enterGate(gateOf(id), wish(id, kind))
      if (entered !== undefined) gates.set(id, entered)
      return entered !== undefined
    },
    leave: async (id, ended) => {
      const before = gateOf(id)
      const after = leaveGate(before, ended, now())
      gates.set(id, after)
      const told = { connectionId: id, before, after, outcome: ended.outcome }
      live.tell(await recordTrouble(store, host, told))
    },
    opensAt: (id, kind) => gateOpensAt(gateOf(id), wish(id, kind)),
    isHeld: (id, kind) => {
      const { breakers, pausedUntil } = gateOf(id)
      return breakers[kind].type !== 'closed' || now() < pausedUntil
    },
    load: () => {
      for (const [id, gate] of store.read((tx) => loadGates(tx, newGateOf))) gates.set(id, gate)
    },
  }
}
