import SQLite, { type Database } from 'better-sqlite3'
import type { Ballast } from './create-ballast.ts'
import { StoreFull } from './store-full.ts'
import { type StopReason, StoreStopped } from './store-stopped.ts'

/** open -> full -> open …; open | full -> stopped, for good. */
export type StoreState = 'open' | 'full' | 'stopped'

export type Faults = {
  /** Looks whether space has returned, when it was missing. */
  readonly state: () => StoreState
  /** Throws when the store has stopped. */
  readonly assertUsable: () => void
  /** Takes note of what SQLite threw, and returns what the caller is told. */
  readonly note: (error: unknown) => unknown
}

type Watched = {
  readonly database: Database
  readonly ballast: Ballast
  /** Called once, after the callers of the failed commit were told. */
  readonly onStop: (stopped: StoreStopped) => void
}

/** Keeps count of what the disk did to us, and so of what may still be done. */
export function watchFaults({ database, ballast, onStop }: Watched): Faults {
  let isFull = false
  let stopped: StoreStopped | null = null
  const stop = (found: StoreStopped) => {
    if (stopped !== null) return stopped
    stopped = found
    setImmediate(() => onStop(found))
    return found
  }
  return {
    state: () => {
      if (stopped !== null) return 'stopped'
      if (isFull && ballast.take() && hasRoom(database)) isFull = false
      return isFull ? 'full' : 'open'
    },
    assertUsable: () => {
      if (stopped !== null) throw stopped
    },
    note: (error) => {
      if (error instanceof StoreStopped) return stop(error)
      const reason = stopReason(error)
      if (reason !== null) return stop(new StoreStopped(reason))
      if (!isDiskFault(error)) return error
      isFull = true
      ballast.release()
      return new StoreFull()
    },
  }
}

/** Faults of disk or file concern every job of a commit, not only the one that met them. */
export function isDiskFault(error: unknown): boolean {
  if (!(error instanceof SQLite.SqliteError)) return false
  return error.code === 'SQLITE_FULL' || stopReason(error) !== null
}

function stopReason(error: unknown): StopReason | null {
  if (!(error instanceof SQLite.SqliteError)) return null
  if (error.code.startsWith('SQLITE_IOERR')) return 'io'
  if (error.code.startsWith('SQLITE_CORRUPT') || error.code === 'SQLITE_NOTADB') return 'corrupt'
  return null
}

const TRIAL_BYTES = 256 * 1024

/** Writes and takes back: the file may have a limit of its own, whatever the disk still holds. */
function hasRoom(database: Database): boolean {
  if (database.inTransaction) return false
  try {
    database.exec('BEGIN IMMEDIATE')
    database
      .prepare("insert or replace into meta (key, value) values ('trial', hex(randomblob(?)))")
      .run(TRIAL_BYTES / 2)
    return true
  } catch {
    return false
  } finally {
    if (database.inTransaction) database.exec('ROLLBACK')
  }
}
