import type { Connected } from './connections.ts'
import type { Runtime } from './runtime.ts'
import { syncAppointments } from './sync-appointments.ts'

const MINUTE_MS = 60_000
/** Vendors lose a webhook now and then, and a clock set back misleads us: all is compared again. */
const SYNC_EVERY_MS = 60 * MINUTE_MS
/** One that did not answer is asked again after this time. */
const LOOK_EVERY_MS = MINUTE_MS

/**
 * Compares the coming days with each practice system at the start and whenever the process stood still,
 * before anything is done that fell due meanwhile, every hour, and when it answers again after it was
 * held back. To be called before the runtime starts. Returns how to stop that.
 */
export function keepInSync(runtime: Runtime): () => void {
  const { clock } = runtime.host.ports
  const syncedAt = new Map<string, number>()
  let isStopped = false
  let cancelWake: () => void = () => {}
  const sync = async (connected: Connected) => {
    await compare(runtime, connected)
    syncedAt.set(connected.id, clock.now())
  }
  const heldBack = new Set<string>()
  const isBack = ({ id }: Connected) => {
    const { isHeld } = runtime.host.gates
    if (!isHeld(id, 'reading') && !isHeld(id, 'doing')) return heldBack.delete(id)
    heldBack.add(id)
    return false
  }
  const syncDue = async () => {
    for (const one of runtime.connections.all().filter(isBack)) syncedAt.delete(one.id)
    const due = runtime.connections.all().filter((one) => isDue(syncedAt.get(one.id), clock.now()))
    await Promise.allSettled(due.map(sync))
    if (!isStopped) lookAgain()
  }
  const lookAgain = () => {
    cancelWake = clock.wakeAt(clock.now() + LOOK_EVERY_MS, () => void syncDue())
  }
  const stopListening = runtime.listenBy({ name: 'calendar', hearsFrom, listen: sync })
  lookAgain()
  return () => {
    isStopped = true
    cancelWake()
    stopListening()
  }
}

function hearsFrom({ open }: Connected): boolean {
  return open.appointments !== undefined
}

async function compare(runtime: Runtime, connected: Connected): Promise<void> {
  const result = await syncAppointments(runtime, connected)
  if (!hearsFrom(connected)) return
  runtime.host.ports.log.info({ connection: connected.id, ...result }, 'compared')
}

/** A clock that was set back must not hold up what is due. */
function isDue(syncedAt: number | undefined, now: number): boolean {
  return syncedAt === undefined || Math.abs(now - syncedAt) >= SYNC_EVERY_MS
}
