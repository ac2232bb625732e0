import type { Clock } from '@chairflow/runtime'

export type TestClock = Clock & {
  /** Moves time and calls whoever asked to be woken by then. */
  readonly advance: (ms: number) => void
  /** Somebody sets the wall clock, back where ms is below zero; no time passes. */
  readonly set: (ms: number) => void
}

/** Time that moves only when a test says so. */
export function createTestClock(startAt: number): TestClock {
  let now = startAt
  let elapsedMs = 0
  let wakes: { readonly atMs: number; readonly wake: () => void }[] = []
  return {
    now: () => now,
    elapsedMs: () => elapsedMs,
    wakeAt: (at, wake) => {
      const asked = { atMs: elapsedMs + at - now, wake }
      wakes.push(asked)
      return () => {
        wakes = wakes.filter((one) => one !== asked)
      }
    },
    advance: (ms) => {
      now += ms
      elapsedMs += ms
      const due = wakes.filter(({ atMs }) => atMs <= elapsedMs)
      wakes = wakes.filter(({ atMs }) => atMs > elapsedMs)
      for (const { wake } of due) wake()
    },
    set: (ms) => {
      now += ms
    },
  }
}
