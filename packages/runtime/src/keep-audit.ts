import { checkpointAudit, purgeOld, type Store } from '@chairflow/store'
import type { Changes, Host } from './host.ts'

const DAY_MS = 24 * 60 * 60_000

/** Writes down where all journals end. The log line is the copy that nobody at the file can alter. */
export async function checkpointJournals(store: Store, { ports }: Host): Promise<Changes> {
  const checkpoint = await checkpointAudit(store, ports.clock.now())
  if (checkpoint !== null) {
    const { seq, hash } = checkpoint
    ports.log.info({ audit: 'checkpoint', seq, hash }, 'the journals were checkpointed')
  }
  return []
}

/** Erases patients' words whose retention time is over; keeps everything when none is set. */
export async function endRetention(store: Store, { ports }: Host): Promise<Changes> {
  const { clock, log, retentionDays } = ports
  if (retentionDays === null) return []
  const now = clock.now()
  const executions = await purgeOld(store, { now, before: now - retentionDays * DAY_MS })
  if (executions > 0) log.info({ retention: 'purged', executions }, 'old words were erased')
  return []
}
