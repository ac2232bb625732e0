import { type EffectTable, isStoreFault, type Store } from '@chairflow/store'
import type { Changes, Host } from '../host.ts'
import { completeEffect, failEffect, settleUnheard } from './complete-effect.ts'
import type { Result } from './result.ts'

/**
 * Writes down how an effect ended. What is known stays known: should taking it in break us, the result
 * alone is kept and the rest done later, and it is neither done nor asked about again. Should not even
 * that go, the effect stays as one under way, for the watchdog to tell of and the next start to look up.
 */
export async function keepResult(
  store: Store,
  host: Host,
  effect: EffectTable,
  result: Result,
): Promise<Changes> {
  const at = host.ports.clock.now()
  const settled = { effect, at }
  try {
    return await store.write((tx) =>
      result.status === 'done'
        ? completeEffect(tx, host, { ...settled, output: result.output })
        : failEffect(tx, host, { ...settled, failure: result.failure }),
    )
  } catch (error) {
    if (isStoreFault(error)) throw error
    host.ports.log.error({ effect: effect.id, error: String(error) }, 'a result was kept only')
    return store.write((tx) => settleUnheard(tx, host, { ...settled, result }))
  }
}
