import type { Clock } from '@chairflow/runtime'

export type TestClock = Clock & {
  /** Moves time and calls whoever asked to be woken by then. */
  readonly advance: (ms: number) => void
}

/** Time that moves only when a test says so. */
export function createTestClock(startAt: number): TestClock {
  let now = startAt
  let wakes: { readonly at: number; readonly wake: () => void }[] = []
  return {
    now: () => now,
    wakeAt: (at, wake) => {
      const asked = { at, wake }
      wakes.push(asked)
      return () => {
        wakes = wakes.filter((one) => one !== asked)
      }
    },
    advance: (ms) => {
      now += ms
      const due = wakes.filter(({ at }) => at <= now)
      wakes = wakes.filter(({ at }) => at > now)
      for (const { wake } of due) wake()
    },
  }
}
