import type { Clock } from '@chairflow/runtime'

/** setTimeout counts in a signed 32-bit number and fires at once beyond it. */
const LONGEST_MS = 2 ** 31 - 1

export const systemClock: Clock = {
  now: () => Date.now(),
  elapsedMs: () => performance.now(),
  wakeAt: (at, wake) => {
    const delayMs = Math.min(Math.max(0, at - Date.now()), LONGEST_MS)
    const timeout = setTimeout(wake, delayMs)
    return () => clearTimeout(timeout)
  },
}
