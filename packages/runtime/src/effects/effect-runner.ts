import {
  type EffectTable,
  listBusyConnections,
  listOpenEffects,
  nextEffectAt,
  type Store,
} from '@chairflow/store'
import type { Hearing } from '../events/hearing.ts'
import type { Host } from '../host.ts'
import { createLineRunner, type LineRunner } from '../line-runner.ts'
import type { Live } from '../live.ts'
import { nothing } from './call-outcome.ts'
import { type Performed, performEffect } from './perform-effect.ts'

type Around = { readonly hearing: Pick<Hearing, 'actsSince'>; readonly onEnd: () => void }

/**
 * Performs open effects, each connection's in the order in which they fell due. What was opened
 * before the process stood still waits until those who may have called it off were heard.
 */
export function createEffectRunner(
  store: Store,
  host: Host,
  live: Live,
  { hearing, onEnd }: Around,
): LineRunner {
  const { now } = host.ports.clock
  const isHeld = (connectionId: string) => !Number.isFinite(hearing.actsSince(connectionId))
  const lineOf = (connectionId: string) => ({
    connectionId,
    createdSince: hearing.actsSince(connectionId),
  })
  const lines = {
    connections: () => store.read(listBusyConnections).filter((id) => !isHeld(id)),
    due: (connectionId: string, limit: number) =>
      store.read((tx) => listOpenEffects(tx, { ...lineOf(connectionId), now: now(), limit })),
    nextAt: (connectionId: string) => store.read((tx) => nextEffectAt(tx, lineOf(connectionId))),
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
