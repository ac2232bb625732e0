import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { dirname } from 'node:path'
import SQLite from 'better-sqlite3'
import { refuseInWords } from '../faults/refuse-in-words.ts'
import { holdDatabase } from '../ownership/hold-database.ts'
import { createTx } from '../tx.ts'
import { syncToDisk } from './backup-file.ts'
import { checkFile, type FileCheck, isSound } from './check-file.ts'
import { findBackupMark, markAsBackup } from './enter-recovery.ts'

export type RestoreDone =
  | { readonly type: 'done'; readonly keptAs: string | null; readonly backupAt: number }
  | { readonly type: 'damaged'; readonly check: FileCheck }

/**
 * Puts a backup in the place of the data file. Throws `StoreRefused` when a process has that open.
 * The backup is checked first; the old file is kept beside under `keptAs`. The next start begins in
 * recovery. `now` is UTC milliseconds.
 */
export async function restoreFile(
  backup: string,
  { target, now }: { readonly target: string; readonly now: number },
): Promise<RestoreDone> {
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
  const hold = refuseInWords(target, () => holdDatabase(target))
  const unfinished = `${target}.restoring`
  try {
    copyFileSync(backup, unfinished)
    chmodSync(unfinished, 0o600)
    const check = await checkFile(unfinished)
    if (!isSound(check)) return { type: 'damaged', check }
    const backupAt = ensureMark(unfinished, now)
    syncToDisk(unfinished)
    const keptAs = keepOld(target, now)
    renameSync(unfinished, target)
    syncToDisk(dirname(target))
    return { type: 'done', keptAs, backupAt }
  } finally {
    for (const end of ['', '-wal', '-shm']) rmSync(`${unfinished}${end}`, { force: true })
    hold.release()
  }
}

/** A copy made by other means has no mark; then its time is taken as unknown, which is now. */
function ensureMark(path: string, now: number): number {
  const database = new SQLite(path)
  try {
    const tx = createTx(database)
    const mark = findBackupMark(tx)
    if (mark === null) markAsBackup(tx, now)
    return mark ?? now
  } finally {
    database.close()
  }
}

/**
 * Under a second name, so that the place is never empty. Its log is moved into it first; that of a
 * damaged file cannot be and goes along, because it must not be taken for the backup's.
 */
function keepOld(target: string, now: number): string | null {
  if (!existsSync(target)) return null
  emptyLog(target)
  const stamp = new Date(now).toISOString().replaceAll(':', '-')
  const keptAs = `${target}.before-restore-${stamp}`
  for (const end of ['-wal', '-shm']) {
    if (existsSync(`${target}${end}`)) renameSync(`${target}${end}`, `${keptAs}${end}`)
  }
  linkSync(target, keptAs)
  return keptAs
}

function emptyLog(path: string): void {
  try {
    const database = new SQLite(path, { fileMustExist: true })
    try {
      database.pragma('wal_checkpoint(TRUNCATE)')
    } finally {
      database.close()
    }
  } catch {
    // A damaged file is a good reason to restore a backup.
  }
}
