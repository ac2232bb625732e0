import type { Connected } from './connections.ts'
import type { Runtime } from './runtime.ts'
import { syncAppointments } from './sync-appointments.ts'

const MINUTE_MS = 60_000
/** Vendors lose a webhook now and then, and a clock set back misleads us: all is compared again. */
const SYNC_EVERY_MS = 60 * MINUTE_MS
const RETRY_SYNC_MS = 1_000
/** A practice system connected later is found by this time. */
const LOOK_EVERY_MS = MINUTE_MS

/**
 * Reads the coming days from each practice system now, and then again and again. One that does not
 * answer is tried until it does, and keeps no other waiting. Returns how to stop that.
 */
export function keepInSync(runtime: Runtime): () => void {
  const { clock, log } = runtime.host.ports
  const syncedAt = new Map<string, number>()
  let isStopped = false
  let cancelWake: () => void = () => {}
  const syncOne = async (connected: Connected) => {
    const { id, kind } = connected
    if (!isDue(syncedAt.get(id), clock.now())) return
    const result = await syncAppointments(runtime, connected)
    syncedAt.set(id, clock.now())
    if (kind === 'pms') log.info({ connection: id, ...result }, 'compared')
  }
  const sync = async () => {
    const synced = await Promise.allSettled(runtime.connections.all().map(syncOne))
    if (isStopped) return
    const hasFailed = synced.some(({ status }) => status === 'rejected')
    const afterMs = hasFailed ? RETRY_SYNC_MS : LOOK_EVERY_MS
    cancelWake = clock.wakeAt(clock.now() + afterMs, () => void sync())
  }
  void sync()
  return () => {
    isStopped = true
    cancelWake()
  }
}

/** A clock that was set back must not hold up what is due. */
function isDue(syncedAt: number | undefined, now: number): boolean {
  return syncedAt === undefined || Math.abs(now - syncedAt) >= SYNC_EVERY_MS
}
