import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Clock as ClockPort } from '@chairflow/runtime'

export type Clock = ClockPort & { readonly advanceTo: (at: number) => void }

/** Stands still until it is advanced, and keeps its time over the lives of the process. */
export function createClock(path: string, beginAt: number): Clock {
  let now = existsSync(path) ? Number(readFileSync(path, 'utf8')) : beginAt
  let wakes: { readonly at: number; readonly wake: () => void }[] = []
  return {
    now: () => now,
    elapsedMs: () => now,
    wakeAt: (at, wake) => {
      const asked = { at, wake }
      wakes.push(asked)
      return () => {
        wakes = wakes.filter((one) => one !== asked)
      }
    },
    advanceTo: (at) => {
      if (at <= now) return
      writeFileSync(path, String(at))
      now = at
      const due = wakes.filter((one) => one.at <= now)
      wakes = wakes.filter((one) => one.at > now)
      for (const { wake } of due) wake()
    },
  }
}
