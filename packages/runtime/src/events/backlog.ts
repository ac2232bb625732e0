import { countNewEvents, type Store } from '@chairflow/store'
import type { Ports } from '../ports.ts'

export type Backlog = {
  /** More is accepted than can be applied: whoever sends is asked to come again. */
  readonly isFull: () => boolean
}

/** Looked at this often at most, so that asking costs nothing under load. */
const LOOK_EVERY_MS = 100

export function createBacklog(
  store: Store,
  { clock, largestBacklog: largest }: Pick<Ports, 'clock' | 'largestBacklog'>,
): Backlog {
  let lookedAt = Number.NEGATIVE_INFINITY
  let isFull = false
  return {
    isFull: () => {
      const now = clock.now()
      if (Math.abs(now - lookedAt) < LOOK_EVERY_MS) return isFull
      lookedAt = now
      isFull = store.read((tx) => countNewEvents(tx, largest)) >= largest
      return isFull
    },
  }
}
