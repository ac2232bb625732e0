import type { Database } from 'better-sqlite3'
import { LARGEST_WAL_BYTES } from './checkpointer.ts'
import { StoreRefused } from './faults/store-refused.ts'

/** "CHFL": marks a SQLite file as ours. */
const APPLICATION_ID = 0x4348464c
/** A larger file would hold up the start for seconds; `doctor` and every backup check it whole. */
const CHECK_AT_MOST_BYTES = 64 * 1024 * 1024

/** What every connection that writes asks of SQLite. */
const PRAGMAS = [
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  'busy_timeout = 5000',
  'trusted_schema = OFF',
  'secure_delete = ON',
  'temp_store = MEMORY',
  'mmap_size = 0',
  'wal_autocheckpoint = 0',
  `journal_size_limit = ${LARGEST_WAL_BYTES}`,
]

/** Makes sure that the file is ours and whole, then sets what durability and privacy need. */
export function prepareFile(database: Database): void {
  assertOurs(database)
  assertWhole(database)
  for (const pragma of PRAGMAS) database.pragma(pragma)
  if (applicationId(database) !== APPLICATION_ID) {
    database.pragma(`application_id = ${APPLICATION_ID}`)
  }
}

/** A file without tables is a new one; one of ours from before the mark has a schema version. */
function assertOurs(database: Database): void {
  const id = applicationId(database)
  const isEmpty = database.prepare('select 1 from sqlite_master limit 1').get() === undefined
  const hasVersion = Number(database.pragma('user_version', { simple: true })) > 0
  if (id === APPLICATION_ID || (id === 0 && (isEmpty || hasVersion))) return
  throw new StoreRefused(
    'foreign',
    `${database.name} is the database of another program. Nothing was changed; set CHAIRFLOW_DATA to another folder.`,
  )
}

function assertWhole(database: Database): void {
  const count = Number(database.pragma('page_count', { simple: true }))
  const bytes = count * Number(database.pragma('page_size', { simple: true }))
  if (bytes > CHECK_AT_MOST_BYTES) return
  const found = String(database.pragma('quick_check(1)', { simple: true }) ?? 'ok')
  if (found === 'ok') return
  throw new StoreRefused(
    'corrupt',
    `The database file ${database.name} is damaged. Nothing was changed; restore a backup with "chairflow restore FILE".`,
  )
}

function applicationId(database: Database): number {
  return Number(database.pragma('application_id', { simple: true }))
}
