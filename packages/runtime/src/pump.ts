import {
  deleteExpiredWaits,
  listDueSchedules,
  listDueTimers,
  nextDue,
  type Store,
} from '@chairflow/store'
import { createEffectRunner } from './effects/effect-runner.ts'
import { createLookUpRunner } from './events/look-up-runner.ts'
import { routeEvents } from './events/route-events.ts'
import type { Host } from './host.ts'
import type { LineRunner } from './line-runner.ts'
import type { Live } from './live.ts'
import { fireSchedule } from './schedules/fire-schedule.ts'
import { fireTimer } from './timers/fire-timer.ts'

const BATCH = 200
/** The wall clock may jump: never sleep through more than this. */
const LONGEST_SLEEP_MS = 30_000

export type Pump = {
  readonly start: () => void
  readonly wake: () => void
  readonly settle: () => Promise<void>
  readonly stop: () => Promise<void>
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
  choresOf: (onEnd: () => void) => LineRunner,
): Pump {
  const beside = [
    createEffectRunner(store, host, live, () => wake()),
    createLookUpRunner(store, host, live, () => wake()),
    choresOf(() => wake()),
  ]
  let round: Promise<void> | null = null
  let isWanted = false
  let isStopped = true
  let cancelWake: () => void = () => {}

  const wake = () => {
    isWanted = true
    if (round === null && !isStopped) round = rounds()
  }
  const rounds = async () => {
    while (isWanted && !isStopped) {
      isWanted = false
      if (await oneRound()) isWanted = true
    }
    round = null
    if (!isStopped) sleep()
  }
  const oneRound = async () => {
    const routed = await guarded(host, () => routeEvents(store, host, live))
    const fired = await guarded(host, () => fireDueTimers(store, host, live))
    const planned = await guarded(host, () => fireDueSchedules(store, host, live))
    const begun = beside.map((runner) => runner.startNext())
    return routed + fired + planned > 0 || begun.some((count) => count > 0)
  }
  const sleep = () => {
    cancelWake()
    const now = host.ports.clock.now()
    const stored = store.read(nextDue) ?? Number.POSITIVE_INFINITY
    const due = Math.min(stored, ...beside.map((runner) => runner.nextDue()))
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

/** A fault in one round must not stop the heartbeat. */
async function guarded(host: Host, work: () => Promise<number>): Promise<number> {
  try {
    return await work()
  } catch (error) {
    host.ports.log.error({ error: String(error) }, 'a round met a fault')
    return 0
  }
}

async function fireDueTimers(store: Store, host: Host, live: Live): Promise<number> {
  const now = host.ports.clock.now()
  const due = store.read((tx) => listDueTimers(tx, { now, limit: BATCH }))
  const changes = await Promise.all(
    due.map((timer) => store.write((tx) => fireTimer(tx, host, timer))),
  )
  if (due.length > 0) await store.write((tx) => deleteExpiredWaits(tx, now))
  live.tell(changes.flat())
  return due.length
}

async function fireDueSchedules(store: Store, host: Host, live: Live): Promise<number> {
  const now = host.ports.clock.now()
  const due = store.read((tx) => listDueSchedules(tx, { now, limit: BATCH }))
  const changes = await Promise.all(
    due.map((schedule) => store.write((tx) => fireSchedule(tx, host, schedule))),
  )
  live.tell(changes.flat())
  return due.length
}
