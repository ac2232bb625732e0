import { deleteExpiredWaits, listDueTimers, type Store, type TimerTable } from '@chairflow/store'
import type { Host } from '../host.ts'
import type { Live } from '../live.ts'
import { tellAll } from '../tell-all.ts'
import { fireTimer } from './fire-timer.ts'

const AT_ONCE = 200
/** Due this long ago, it fell into a time when nobody fired timers. */
const OVERDUE_MS = 60_000
const OVERDUE_AT_ONCE = 50
const PAUSE_MS = 250

export type DueTimers = {
  /** Returns how many fired. */
  readonly fire: () => Promise<number>
  /** No timer fires before this instant; UTC ms. */
  readonly restsUntil: () => number
}

/**
 * Fires what is due, in the order in which it fell due. After a downtime at most 200 a second: what comes in
 * meanwhile must find a free writer, and a front desk is not to get a day's tasks in one blow.
 */
export function createDueTimers(store: Store, host: Host, live: Live): DueTimers {
  const { now } = host.ports.clock
  let restUntil = 0
  const isResting = () => now() < restUntil && restUntil - now() <= PAUSE_MS
  return {
    restsUntil: () => (isResting() ? restUntil : 0),
    fire: async () => {
      if (isResting()) return 0
      const due = listed(store, now())
      if (isOverdue(due, now()) && due.length === OVERDUE_AT_ONCE) restUntil = now() + PAUSE_MS
      await fireAll(store, host, live, due)
      return due.length
    },
  }
}

function listed(store: Store, now: number): readonly TimerTable[] {
  const due = store.read((tx) => listDueTimers(tx, { now, limit: AT_ONCE }))
  return isOverdue(due, now) ? due.slice(0, OVERDUE_AT_ONCE) : due
}

function isOverdue([first]: readonly TimerTable[], now: number): boolean {
  return first !== undefined && now - first.dueAt > OVERDUE_MS
}

async function fireAll(
  store: Store,
  host: Host,
  live: Live,
  due: readonly TimerTable[],
): Promise<void> {
  const jobs = due.map((timer) => store.write((tx) => fireTimer(tx, host, timer)))
  await tellAll(live, jobs)
  if (due.length > 0) {
    await store.write((tx) => deleteExpiredWaits(tx, host.ports.clock.now()))
  }
}
