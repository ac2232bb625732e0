import SQLite, { type Database } from 'better-sqlite3'
import { type AuditReport, verifyAudit } from '../audit/verify-audit.ts'
import { openReadOnly } from '../open-for-reading.ts'
import { createTx } from '../tx.ts'
import { findBackupMark } from './enter-recovery.ts'

export type FileCheck = {
  /** What SQLite found damaged, in its words; empty when the file is whole. */
  readonly integrity: readonly string[]
  /** Rows that point to rows that are not there. */
  readonly orphans: number
  /** Null when the pages are too damaged to read the journals. */
  readonly audit: AuditReport | null
  /** When it was copied, UTC milliseconds; null when the file is no fresh backup. */
  readonly backupAt: number | null
}

/** Reads a whole data file: its pages, its references, its journals. Changes nothing. */
export async function checkFile(path: string): Promise<FileCheck> {
  const database = openReadOnly(path)
  try {
    const integrity = readIntegrity(database)
    if (integrity.length > 0) return { integrity, orphans: 0, audit: null, backupAt: null }
    const tx = createTx(database)
    const orphans = (database.pragma('foreign_key_check') as unknown[]).length
    const audit = await verifyAudit({ read: (job) => job(tx) })
    return { integrity, orphans, audit, backupAt: findBackupMark(tx) }
  } finally {
    database.close()
  }
}

export function isSound({ integrity, orphans, audit }: FileCheck): boolean {
  return integrity.length === 0 && orphans === 0 && audit?.damages.length === 0
}

function readIntegrity(database: Database): readonly string[] {
  try {
    return (database.pragma('integrity_check(20)') as { integrity_check: string }[])
      .map((row) => row.integrity_check)
      .filter((line) => line !== 'ok')
  } catch (error) {
    if (error instanceof SQLite.SqliteError) return [error.message]
    throw error
  }
}
