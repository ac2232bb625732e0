import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import SQLite from 'better-sqlite3'
import { StoreRefused } from '../faults/store-refused.ts'

/** Who has a data folder open. `since` is UTC milliseconds; empty facts could not be read. */
export type Owner = { readonly pid: number | null; readonly since: number | null }

/** Whoever only looks who the owner is lets go of the lock at once. */
const PATIENCE_MS = 300

export type Hold = { readonly release: () => void }

/**
 * Makes this process the only one with the database open, or throws `StoreRefused` naming the one
 * that is. The lock is a transaction held open on a small file beside the database: the operating
 * system drops it however the process ends, so nothing has to be cleaned up after `kill -9`. The
 * lock file is opened by SQLite alone, because closing it any other way would drop the lock.
 */
export function holdDatabase(path: string): Hold {
  const lock = openLock(path, PATIENCE_MS)
  if (lock === null) throw heldBy(readOwner(path))
  writeFileSync(ownerFile(path), JSON.stringify({ pid: process.pid, since: Date.now() }))
  return {
    release: () => {
      if (readOwner(path).pid === process.pid) rmSync(ownerFile(path), { force: true })
      lock.close()
    },
  }
}

/** Who holds the database at this moment, or null when nobody does. */
export function findOwner(path: string): Owner | null {
  if (!existsSync(`${path}.lock`)) return null
  const lock = openLock(path, 0)
  if (lock === null) return readOwner(path)
  lock.close()
  return null
}

function openLock(path: string, timeoutMs: number): SQLite.Database | null {
  const lock = new SQLite(`${path}.lock`, { timeout: timeoutMs })
  try {
    lock.exec('BEGIN IMMEDIATE')
    return lock
  } catch (error) {
    lock.close()
    if (error instanceof SQLite.SqliteError && error.code === 'SQLITE_BUSY') return null
    throw error
  }
}

function heldBy({ pid, since }: Owner): StoreRefused {
  const facts = [
    pid === null ? 'process unknown' : `process ${pid}`,
    ...(since === null ? [] : [`since ${new Date(since).toISOString()}`]),
  ]
  return new StoreRefused(
    'held',
    `Another Chairflow (${facts.join(', ')}) has this data folder open. Stop it first, or set CHAIRFLOW_DATA to another folder.`,
  )
}

/** Written for people only; the lock does not depend on it. */
function readOwner(path: string): Owner {
  try {
    const read: unknown = JSON.parse(readFileSync(ownerFile(path), 'utf8'))
    if (typeof read !== 'object' || read === null) return { pid: null, since: null }
    return { pid: numberIn(read, 'pid'), since: numberIn(read, 'since') }
  } catch {
    return { pid: null, since: null }
  }
}

function numberIn(read: object, key: string): number | null {
  const value: unknown = Reflect.get(read, key)
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null
}

function ownerFile(path: string): string {
  return `${path}.owner`
}
