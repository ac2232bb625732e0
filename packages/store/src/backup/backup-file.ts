import { closeSync, existsSync, fsyncSync, linkSync, openSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import SQLite from 'better-sqlite3'
import { openReadOnly } from '../open-for-reading.ts'
import { createTx } from '../tx.ts'
import { checkFile, type FileCheck, isSound } from './check-file.ts'
import { markAsBackup } from './enter-recovery.ts'

export type BackupDone =
  | { readonly type: 'done'; readonly bytes: number; readonly check: FileCheck }
  | { readonly type: 'exists' }
  | { readonly type: 'damaged'; readonly check: FileCheck }

/**
 * Copies a data file that may be in use, as it is at one instant. The copy is checked before it gets
 * its name, readable by its owner only; a name that exists is never overwritten, and a damaged copy
 * gets none. `now` is UTC milliseconds and is written into the copy, so that whoever starts from it
 * begins in recovery.
 */
export async function backupFile(
  source: string,
  { target, now }: { readonly target: string; readonly now: number },
): Promise<BackupDone> {
  if (existsSync(target)) return { type: 'exists' }
  const unfinished = `${target}.${process.pid}.unfinished`
  try {
    copy(source, unfinished, now)
    const check = await checkFile(unfinished)
    if (!isSound(check)) return { type: 'damaged', check }
    return giveName(unfinished, target)
      ? { type: 'done', bytes: statSync(target).size, check }
      : { type: 'exists' }
  } finally {
    rmSync(unfinished, { force: true })
  }
}

function copy(source: string, target: string, now: number): void {
  closeSync(openSync(target, 'wx', 0o600))
  const from = openReadOnly(source)
  try {
    from.prepare('VACUUM INTO ?').run(target)
  } finally {
    from.close()
  }
  const database = new SQLite(target)
  try {
    markAsBackup(createTx(database), now)
  } finally {
    database.close()
  }
  syncToDisk(target)
}

/** A second name, then the first is removed: unlike a rename this never replaces what is there. */
function giveName(from: string, to: string): boolean {
  try {
    linkSync(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
  syncToDisk(dirname(to))
  return true
}

export function syncToDisk(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
