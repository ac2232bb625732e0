import { defaultPace, type Pace } from '@chairflow/connector-kit'
import { listBusyConnections, listConnectionHolds, type Store } from '@chairflow/store'
import type { Live } from '../live.ts'
import type { CallOutcome } from './call-outcome.ts'
import { enterGate, type Gate, gateOpensAt, leaveGate, newGate, weigh } from './gate.ts'
import { type Alerting, recordTrouble } from './record-trouble.ts'

/** One gate for each connection; every call to a vendor goes through its gate. */
export type Gates = {
  /** False while the connection is held back, paced, or busy. A call let in must `leave`. */
  readonly enter: (connectionId: string) => boolean
  /** Says how the call ended. Resolves when what others must know of it is committed. */
  readonly leave: (connectionId: string, outcome: CallOutcome) => Promise<void>
  readonly opensAt: (connectionId: string) => number
  readonly isHeld: (connectionId: string) => boolean
  /** Takes up what an earlier life of the process had learned. */
  readonly load: () => void
}

export function createGates(store: Store, host: Alerting, live: Live): Gates {
  const gates = new Map<string, Gate>()
  const { now } = host.ports.clock
  const paceOf = (id: string): Pace => host.connections.find(id)?.pace ?? defaultPace
  const gateOf = (id: string) => gates.get(id) ?? newGate(paceOf(id), now())
  return {
    enter: (id) => {
      const entered = enterGate(gateOf(id), paceOf(id), now())
      if (entered !== undefined) gates.set(id, entered)
      return entered !== undefined
    },
    leave: async (id, ended) => {
      const before = gateOf(id)
      const outcome = weigh(before, ended)
      const after = leaveGate(before, outcome, now())
      gates.set(id, after)
      live.tell(await recordTrouble(store, host, { connectionId: id, before, after, outcome }))
    },
    opensAt: (id) => gateOpensAt(gateOf(id), paceOf(id), now()),
    isHeld: (id) => {
      const { breaker, pausedUntil } = gateOf(id)
      return breaker.type !== 'closed' || now() < pausedUntil
    },
    load: () => {
      const busy = store.read(listBusyConnections)
      for (const { connectionId, until, openings } of store.read(listConnectionHolds)) {
        const isDoing = busy.includes(connectionId)
        const fresh = newGate(paceOf(connectionId), now())
        const gate: Gate = { ...fresh, troubleBy: isDoing ? 'doing' : null }
        const held: Gate =
          openings === 0
            ? { ...gate, pausedUntil: until }
            : { ...gate, breaker: { type: 'open', until, openings } }
        gates.set(connectionId, held)
      }
    },
  }
}
