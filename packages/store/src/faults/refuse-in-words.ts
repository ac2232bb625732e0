import SQLite from 'better-sqlite3'
import { type RefusalCode, StoreRefused } from './store-refused.ts'

/** Opens something; what SQLite says when it cannot becomes one sentence with what to do. */
export function refuseInWords<Result>(path: string, open: () => Result): Result {
  try {
    return open()
  } catch (error) {
    const code = refusalCode(error)
    if (code === null) throw error
    throw new StoreRefused(code, wordsFor(code, path))
  }
}

type Known = Exclude<RefusalCode, 'held' | 'newer' | 'foreign' | 'not-durable'>

function refusalCode(error: unknown): Known | null {
  if (!(error instanceof SQLite.SqliteError)) return null
  const { code } = error
  if (code === 'SQLITE_NOTADB') return 'not-a-database'
  if (code === 'SQLITE_FULL') return 'full'
  if (code.startsWith('SQLITE_CORRUPT')) return 'corrupt'
  if (code.startsWith('SQLITE_READONLY')) return 'read-only'
  if (/^SQLITE_(CANTOPEN|PERM|AUTH|IOERR)/.test(code)) return 'unreachable'
  return null
}

function wordsFor(code: Known, path: string): string {
  switch (code) {
    case 'not-a-database':
      return `${path} is not a Chairflow database. Nothing was changed; move it away, or set CHAIRFLOW_DATA to another folder.`
    case 'corrupt':
      return `The database file ${path} is damaged. Nothing was changed; restore a backup with "chairflow restore FILE".`
    case 'read-only':
      return `The database file ${path} cannot be written. Check the rights of the file and its folder, and whether the disk is mounted read-only.`
    case 'unreachable':
      return `The database file ${path} cannot be opened. Check that its folder exists, that Chairflow may write there, and that the disk is well.`
    case 'full':
      return `The disk of ${path} is full. Free some space, then start Chairflow again.`
    default:
      return code satisfies never
  }
}
