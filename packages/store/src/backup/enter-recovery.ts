import { getMeta, setMeta } from '../practice/meta.ts'
import { sqlite, type Tx } from '../tx.ts'

/** UTC milliseconds; `doubted` counts effects whose outcome is looked up before anything is sent. */
export type Recovery = {
  readonly backupAt: number
  readonly restoredAt: number
  readonly doubted: number
}

const BACKUP_MARK = 'backupAt'
const RECOVERY = 'recovery'

/** Says in a copy that it is one, so that whoever starts from it knows that the world went on. */
export function markAsBackup(tx: Tx, at: number): void {
  setMeta(tx, BACKUP_MARK, String(at))
}

/** When this file was copied, if it is a backup that nobody has started from yet. */
export function findBackupMark(tx: Tx): number | null {
  const mark = getMeta(tx, BACKUP_MARK)
  return mark === undefined ? null : Number(mark)
}

/**
 * The first start from a backup: whatever was not finished when it was made may have been done
 * since, so nothing is sent before the vendor was asked. Null for every other start.
 */
export function enterRecovery(tx: Tx, now: number): Recovery | null {
  const backupAt = findBackupMark(tx)
  if (backupAt === null) return null
  const doubted = doubtOpenEffects(tx)
  const recovery = { backupAt, restoredAt: now, doubted }
  tx.run(sqlite.deleteFrom('meta').where('key', '=', BACKUP_MARK))
  setMeta(tx, RECOVERY, JSON.stringify(recovery))
  return recovery
}

/** The last time this data was restored from a backup. */
export function findRecovery(tx: Tx): Recovery | null {
  const text = getMeta(tx, RECOVERY)
  return text === undefined ? null : (JSON.parse(text) as Recovery)
}

/**
 * What was done before the restore may come up once more: timers that fell due, replies that are
 * read again, and news that vendors repeat for some hours (Mindbody for three).
 */
const COMES_UP_AGAIN_MS = 4 * 60 * 60_000

/**
 * Since when something about to be done may have been done already, by a life that this data does not
 * know of; null when it surely was not. UTC ms.
 */
export function doneSince(tx: Tx, at: number): number | null {
  const recovery = findRecovery(tx)
  if (recovery === null || at >= recovery.restoredAt + COMES_UP_AGAIN_MS) return null
  return recovery.backupAt
}

function doubtOpenEffects(tx: Tx): number {
  return tx.run(
    sqlite
      .updateTable('effect')
      .set({ status: 'unknown', notBefore: 0 })
      .where('status', 'in', ['ready', 'running', 'retry']),
  )
}
