import { statSync } from 'node:fs'
import type { Database } from 'better-sqlite3'

type Checkpointed = {
  readonly path: string
  readonly onFault: (error: unknown) => unknown
}

const IDLE_MS = 250
const LOOK_EVERY_COMMITS = 16
/** SQLite cuts the log back to this whenever it begins anew, so anything longer is not yet moved. */
export const LARGEST_WAL_BYTES = 4 * 1024 * 1024

/**
 * Moves the write-ahead log into the file beside the commits instead of inside an unlucky one: when
 * nothing was committed for a moment, or when the log has grown over 4 MB.
 */
export function createCheckpointer(database: Database, { path, onFault }: Checkpointed) {
  let commits = 0
  let isDirty = false
  const walBytes = () => statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0
  const checkpoint = (mode: 'PASSIVE' | 'TRUNCATE') => {
    try {
      database.pragma(`wal_checkpoint(${mode})`)
      isDirty = false
    } catch (error) {
      onFault(error)
    }
  }
  const idle = setTimeout(() => {
    if (isDirty) checkpoint('PASSIVE')
  }, IDLE_MS).unref()
  return {
    walBytes,
    afterCommit: () => {
      isDirty = true
      commits += 1
      idle.refresh()
      if (commits % LOOK_EVERY_COMMITS !== 0) return
      if (walBytes() > LARGEST_WAL_BYTES) checkpoint('PASSIVE')
    },
    truncate: () => checkpoint('TRUNCATE'),
    stop: () => clearTimeout(idle),
  }
}
