import {
  type EffectTable,
  listBusyConnections,
  listOpenEffects,
  nextEffectAt,
  type Store,
} from '@chairflow/store'
import type { Changes, Host } from '../host.ts'
import type { Live } from '../live.ts'
import { nothing } from './call-outcome.ts'
import { type Performed, performEffect } from './perform-effect.ts'

/** Looked at for one connection at a time; its gate says how many of them may begin. */
const LOOK_AHEAD = 16

/**
 * Performs open effects beside the rounds, each connection in its own line, so that one that is
 * slow, paced or held back holds up no other. `onEnd` is called after each, when its result is kept.
 */
export function createEffectRunner(store: Store, host: Host, live: Live, onEnd: () => void) {
  const underWay = new Map<string, Promise<void>>()

  const run = async (effect: EffectTable) => {
    const { changes, outcome } = await performEffect(store, host, effect).catch(
      faultOf(host, effect),
    )
    const told = await host.gates.leave(effect.connectionId, outcome).catch(noneOf(host, effect))
    underWay.delete(effect.id)
    live.tell([...changes, ...told])
    onEnd()
  }
  const startFor = (connectionId: string): number => {
    const now = host.ports.clock.now()
    const limit = LOOK_AHEAD + underWay.size
    const open = store.read((tx) => listOpenEffects(tx, { connectionId, now, limit }))
    let started = 0
    for (const effect of open.filter(({ id }) => !underWay.has(id))) {
      if (!host.gates.enter(connectionId)) break
      underWay.set(effect.id, run(effect))
      started += 1
    }
    return started
  }
  return {
    /** Returns how many were begun. */
    startNext: (): number => {
      const busy = store.read(listBusyConnections)
      return busy.reduce((started, connectionId) => started + startFor(connectionId), 0)
    },
    /** The earliest instant at which one could begin; infinite when the end of another decides. */
    nextDue: (): number => {
      const at = store.read((tx) =>
        listBusyConnections(tx).map((connectionId) => {
          const due = nextEffectAt(tx, connectionId) ?? Number.POSITIVE_INFINITY
          return Math.max(due, host.gates.opensAt(connectionId))
        }),
      )
      return Math.min(Number.POSITIVE_INFINITY, ...at)
    },
    isBusy: () => underWay.size > 0,
    finished: () => Promise.all(underWay.values()),
  }
}

function faultOf(host: Host, { id }: EffectTable) {
  return (error: unknown): Performed => {
    host.ports.log.error({ effect: id, error: String(error) }, 'an effect met a fault')
    return { changes: [], outcome: nothing }
  }
}

function noneOf(host: Host, { connectionId }: EffectTable) {
  return (error: unknown): Changes => {
    const facts = { connection: connectionId, error: String(error) }
    host.ports.log.error(facts, 'a connection could not be held back')
    return []
  }
}
