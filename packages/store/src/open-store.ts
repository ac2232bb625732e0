import SQLite, { type Database } from 'better-sqlite3'
import { groupCommit } from './group-commit.ts'
import { migrate } from './migrate.ts'
import { createTx, sqlite, type Tx } from './tx.ts'

export type Store = {
  /** Resolves after COMMIT; what the job threw rejects it and leaves no trace. */
  readonly write: <Result>(job: (tx: Tx) => Result) => Promise<Result>
  readonly read: <Result>(job: (tx: Tx) => Result) => Result
  /** Counts the lives of the process that owned this file. */
  readonly epoch: number
  readonly close: () => void
}

/** What a test drives by hand. */
export type StoreOptions = {
  readonly connect?: (path: string) => Database
  /** Calls back once what is under way in this tick is over. */
  readonly defer?: (flush: () => void) => void
}

const FULL = 2

/** Opens the file, or `:memory:`. Throws when it cannot promise that a commit survives a power cut. */
export function openStore(path: string, options: StoreOptions = {}): Store {
  const { connect = (file) => new SQLite(file), defer = setImmediate } = options
  const database = connect(path)
  prepareFile(database)
  migrate(database)
  const tx = createTx(database)
  const epoch = nextEpoch(tx)
  assertFullSync(database, path)
  const commit = groupCommit(database, tx, defer)
  return {
    write: commit.write,
    read: (job) => job(tx),
    epoch,
    close: () => {
      commit.flush()
      database.pragma('wal_checkpoint(TRUNCATE)')
      database.close()
    },
  }
}

function prepareFile(database: Database): void {
  for (const pragma of [
    'journal_mode = WAL',
    'synchronous = FULL',
    'foreign_keys = ON',
    'busy_timeout = 5000',
    'trusted_schema = OFF',
    'secure_delete = ON',
    'temp_store = MEMORY',
  ]) {
    database.pragma(pragma)
  }
}

/**
 * better-sqlite3 is compiled to fall back to NORMAL in WAL mode, and reads back FULL until the
 * first statement has run; so it is asked only after the first write (facts/engine 4.1).
 */
function assertFullSync(database: Database, path: string): void {
  const mode = database.pragma('synchronous', { simple: true })
  if (mode !== FULL) throw new Error(`${path}: synchronous is ${mode}, not FULL: refusing to start`)
}

function nextEpoch(tx: Tx): number {
  const row = tx.first(sqlite.selectFrom('meta').select('value').where('key', '=', 'epoch'))
  const epoch = Number(row?.value ?? 0) + 1
  const values = { key: 'epoch', value: String(epoch) }
  tx.run(
    sqlite
      .insertInto('meta')
      .values(values)
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: values.value })),
  )
  return epoch
}
