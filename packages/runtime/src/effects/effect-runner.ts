import { type EffectTable, listOpenEffects, type Store } from '@chairflow/store'
import type { Changes, Host } from '../host.ts'
import type { Live } from '../live.ts'
import { performEffect } from './perform-effect.ts'

/** Calls to outside systems under way at once. */
const EFFECTS_AT_ONCE = 8

/** Performs open effects beside the rounds; `onEnd` is called after each, when its result is kept. */
export function createEffectRunner(store: Store, host: Host, live: Live, onEnd: () => void) {
  const underWay = new Map<string, Promise<void>>()

  const run = async (effect: EffectTable) => {
    const changes = await performEffect(store, host, effect).catch((error: unknown): Changes => {
      host.ports.log.error({ effect: effect.id, error: String(error) }, 'an effect met a fault')
      return []
    })
    underWay.delete(effect.id)
    live.tell(changes)
    onEnd()
  }
  return {
    /** Returns how many were begun. */
    startNext: (): number => {
      const free = EFFECTS_AT_ONCE - underWay.size
      if (free <= 0) return 0
      const now = host.ports.clock.now()
      const open = store.read((tx) => listOpenEffects(tx, { now, limit: EFFECTS_AT_ONCE * 2 }))
      const next = open.filter(({ id }) => !underWay.has(id)).slice(0, free)
      for (const effect of next) underWay.set(effect.id, run(effect))
      return next.length
    },
    isBusy: () => underWay.size > 0,
    finished: () => Promise.all(underWay.values()),
  }
}
