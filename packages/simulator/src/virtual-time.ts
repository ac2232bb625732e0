import type { Random } from './random.ts'

export type VirtualTime = {
  /** What a clock on the wall shows, UTC ms. It may jump. */
  readonly now: () => number
  /** What the vendors' clocks show, UTC ms. They are right. */
  readonly trueNow: () => number
  /** Milliseconds since the simulation began. Never jumps. */
  readonly elapsed: () => number
  /** Sets our clock, and nobody else's. */
  readonly jump: (ms: number) => void
  /** The machine stands still: all clocks go on, and nothing runs. */
  readonly suspend: (ms: number) => void
  /** Calls back once so many ms have passed; returns how to take that back. */
  readonly after: (ms: number, run: () => void) => () => void
  /** Lets everything happen that is due within the next ms. */
  readonly pass: (ms: number) => Promise<void>
}

type Task = { readonly dueMs: number; readonly run: () => void }

/**
 * Time and order of a whole simulated world. What is due at the same millisecond runs in an order
 * drawn from the seed; promises are let run out after each task, so nothing else decides.
 */
export function createVirtualTime(startAt: number, random: Random): VirtualTime {
  let elapsedMs = 0
  let shiftMs = 0
  let suspendedMs = 0
  let tasks: Task[] = []
  const takeNext = (limitMs: number): Task | undefined => {
    const earliest = tasks.reduce((least, { dueMs }) => Math.min(least, dueMs), limitMs + 1)
    if (earliest > limitMs) return undefined
    elapsedMs = Math.max(elapsedMs, earliest)
    const ready = tasks.filter(({ dueMs }) => dueMs <= elapsedMs)
    const next = ready.length === 1 ? ready[0] : random.pick(ready)
    tasks = tasks.filter((task) => task !== next)
    return next
  }
  return {
    now: () => startAt + elapsedMs + suspendedMs + shiftMs,
    trueNow: () => startAt + elapsedMs + suspendedMs,
    elapsed: () => elapsedMs,
    jump: (ms) => {
      shiftMs += ms
    },
    suspend: (ms) => {
      suspendedMs += ms
    },
    after: (ms, run) => {
      const task = { dueMs: elapsedMs + Math.max(0, ms), run }
      tasks.push(task)
      return () => {
        tasks = tasks.filter((other) => other !== task)
      }
    },
    pass: async (ms) => {
      const limitMs = elapsedMs + ms
      for (let task = takeNext(limitMs); task !== undefined; task = takeNext(limitMs)) {
        task.run()
        await promisesRunOut()
      }
      elapsedMs = limitMs
    },
  }
}

/** Every promise that can go on has gone on when the event loop turns. */
function promisesRunOut(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
