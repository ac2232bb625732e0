import type { Store } from '@chairflow/store'
import { createEffectRunner } from './effects/effect-runner.ts'
import type { Hearing } from './events/hearing.ts'
import { createLookUpRunner } from './events/look-up-runner.ts'
import type { Host } from './host.ts'
import type { LineRunner } from './line-runner.ts'
import type { Live } from './live.ts'
import { createRounds } from './rounds.ts'

/** The wall clock may jump: never sleep through more than this. */
const LONGEST_SLEEP_MS = 30_000

export type Pump = {
  readonly start: () => void
  readonly wake: () => void
  readonly settle: () => Promise<void>
  readonly stop: () => Promise<void>
}

export type Parts = {
  readonly hearing: Hearing
  readonly choresOf: (onEnd: () => void) => LineRunner
}

/**
 * The heartbeat. asleep: nothing is due; a wake-up is set for the next due instant.
 * awake: one round after the other takes events, then due timers, then open effects.
 * stopped: rounds end; effects under way are awaited, their outcomes still committed.
 * Effects, look-ups and chores run beside the rounds, so a slow vendor holds up no reply and no timer.
 */
export function createPump(
  store: Store,
  host: Host,
  live: Live,
  { hearing, choresOf }: Parts,
): Pump {
  const onEnd = () => wake()
  const rounds = createRounds(store, host, live, hearing)
  const beside = [
    hearing,
    createEffectRunner(store, host, live, { hearing, onEnd }),
    createLookUpRunner(store, host, live, onEnd),
    choresOf(onEnd),
  ]
  let round: Promise<void> | null = null
  let isWanted = false
  let isStopped = true
  let cancelWake: () => void = () => {}

  const wake = () => {
    isWanted = true
    if (round === null && !isStopped) round = goRound()
  }
  const goRound = async () => {
    while (isWanted && !isStopped) {
      isWanted = false
      const wasBusy = await rounds.go()
      const begun = beside.map((runner) => runner.startNext())
      if (wasBusy || begun.some((count) => count > 0)) isWanted = true
    }
    round = null
    if (!isStopped) sleep()
  }
  const sleep = () => {
    cancelWake()
    const now = host.ports.clock.now()
    const due = Math.min(rounds.nextDue(), ...beside.map((runner) => runner.nextDue()))
    const at = Math.min(Math.max(due, now + 5), now + LONGEST_SLEEP_MS)
    cancelWake = host.ports.clock.wakeAt(at, wake)
  }
  const finished = () => Promise.all(beside.map((runner) => runner.finished()))
  const settle = async () => {
    wake()
    while (round !== null || beside.some((runner) => runner.isBusy())) {
      await round
      await finished()
    }
  }
  return {
    wake,
    settle,
    start: () => {
      isStopped = false
      wake()
    },
    stop: async () => {
      isStopped = true
      cancelWake()
      await round
      await finished()
    },
  }
}
