import { listDueSchedules, type Store } from '@chairflow/store'
import type { Host } from '../host.ts'
import type { Live } from '../live.ts'
import { tellAll } from '../tell-all.ts'
import { fireSchedule } from './fire-schedule.ts'

const AT_ONCE = 200

/** Starts what is planned for now. Returns how many instants were dealt with. */
export async function fireDueSchedules(store: Store, host: Host, live: Live): Promise<number> {
  const now = host.ports.clock.now()
  const due = store.read((tx) => listDueSchedules(tx, { now, limit: AT_ONCE }))
  const jobs = due.map((schedule) => store.write((tx) => fireSchedule(tx, host, schedule)))
  await tellAll(live, jobs)
  return due.length
}
