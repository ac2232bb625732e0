import { type Store, StoreFull } from '@chairflow/store'
import type { Clock } from './ports.ts'

const AGAIN_MS = 1_000

export type PatientStore = { readonly store: Store; readonly giveUp: () => void }

/**
 * The store as the heartbeat sees it: while the disk is full its writes wait for space, so that an
 * outcome already known is not forgotten and nothing is tried in a loop. `giveUp` ends the waiting.
 */
export function createPatientStore(store: Store, clock: Clock): PatientStore {
  const waiting = new Set<() => void>()
  let isOver = false
  const pause = () =>
    new Promise<void>((resume) => {
      const end = () => {
        cancel()
        waiting.delete(end)
        resume()
      }
      const cancel = clock.wakeAt(clock.now() + AGAIN_MS, end)
      waiting.add(end)
    })
  const write: Store['write'] = async (job) => {
    for (;;) {
      try {
        return await store.write(job)
      } catch (error) {
        if (isOver || !(error instanceof StoreFull)) throw error
      }
      await pause()
    }
  }
  return {
    store: { ...store, write },
    giveUp: () => {
      isOver = true
      for (const end of waiting) end()
    },
  }
}
