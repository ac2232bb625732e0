import {
  type EffectTable,
  listBusyConnections,
  listOpenEffects,
  nextEffectAt,
  type Store,
} from '@chairflow/store'
import type { Host } from '../host.ts'
import { createLineRunner, type LineRunner } from '../line-runner.ts'
import type { Live } from '../live.ts'
import { nothing } from './call-outcome.ts'
import { type Performed, performEffect } from './perform-effect.ts'

/** Performs open effects, each connection's in the order in which they fell due. */
export function createEffectRunner(
  store: Store,
  host: Host,
  live: Live,
  onEnd: () => void,
): LineRunner {
  const { now } = host.ports.clock
  const lines = {
    connections: () => store.read(listBusyConnections),
    due: (connectionId: string, limit: number) =>
      store.read((tx) => listOpenEffects(tx, { connectionId, now: now(), limit })),
    nextAt: (connectionId: string) => store.read((tx) => nextEffectAt(tx, connectionId)),
    run: async (connectionId: string, effect: EffectTable) => {
      const note = noteOf(host, effect)
      const performed = await performEffect(store, host, effect).catch(note)
      await host.gates.leave(connectionId, performed.outcome).catch(note)
      live.tell(performed.changes)
    },
  }
  return createLineRunner(host, lines, onEnd)
}

function noteOf(host: Host, { id }: EffectTable) {
  return (error: unknown): Performed => {
    host.ports.log.error({ effect: id, error: String(error) }, 'an effect met a fault')
    return { changes: [], outcome: nothing }
  }
}
