import { nextEventAt, nextTimerAt, type Store } from '@chairflow/store'
import type { Hearing } from './events/hearing.ts'
import { EVENTS_AT_ONCE, routeEvents } from './events/route-events.ts'
import type { Host } from './host.ts'
import type { Live } from './live.ts'
import { fireDueSchedules } from './schedules/fire-due-schedules.ts'
import { createDueTimers } from './timers/fire-due-timers.ts'

export type Rounds = {
  /** Does once what can be done now. Returns whether there was anything. */
  readonly go: () => Promise<boolean>
  /** When there is something to do again, which may be past; UTC ms. */
  readonly nextDue: () => number
}

/** A fault that comes back with every round is not met hundreds of times a second. */
const REST_MS = 1_000

/**
 * Events first, then what is due: an answer that is here already counts before its time limit. What
 * is due waits while somebody has not been heard yet.
 */
export function createRounds(store: Store, host: Host, live: Live, hearing: Hearing): Rounds {
  const timers = createDueTimers(store, host, live)
  const { now } = host.ports.clock
  let restUntil = 0
  const guarded = async (work: () => Promise<number>) => {
    try {
      return await work()
    } catch (error) {
      host.ports.log.error({ error: String(error) }, 'a round met a fault')
      restUntil = now() + REST_MS
      return null
    }
  }
  const route = async () => {
    hearing.beat()
    const listened = hearing.listened()
    const routed = await guarded(() => routeEvents(store, host, live))
    if (routed !== null && routed < EVENTS_AT_ONCE) hearing.understood(listened)
    hearing.beat()
    return routed ?? 0
  }
  return {
    go: async () => {
      const routed = await route()
      if (hearing.isWaiting()) return routed > 0
      const fired = await guarded(timers.fire)
      const planned = await guarded(() => fireDueSchedules(store, host, live))
      return routed + (fired ?? 0) + (planned ?? 0) > 0
    },
    nextDue: () => {
      const restsUntil = restUntil - now() <= REST_MS ? restUntil : 0
      const event = store.read(nextEventAt) ?? Number.POSITIVE_INFINITY
      if (hearing.isWaiting()) return Math.max(event, restsUntil)
      const timer = store.read(nextTimerAt) ?? Number.POSITIVE_INFINITY
      return Math.max(restsUntil, Math.min(event, Math.max(timer, timers.restsUntil())))
    },
  }
}
