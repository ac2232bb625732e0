import SQLite, { type Database } from 'better-sqlite3'
import { enterRecovery, type Recovery } from './backup/enter-recovery.ts'
import { createCheckpointer } from './checkpointer.ts'
import { createBallast } from './faults/create-ballast.ts'
import { refuseInWords } from './faults/refuse-in-words.ts'
import { StoreRefused } from './faults/store-refused.ts'
import type { StoreStopped } from './faults/store-stopped.ts'
import { type StoreState, watchFaults } from './faults/watch-faults.ts'
import { type Committed, groupCommit } from './group-commit.ts'
import { migrate } from './migrate.ts'
import { holdDatabase } from './ownership/hold-database.ts'
import { prepareFile } from './prepare-file.ts'
import { createTx, sqlite, type Tx } from './tx.ts'

export type Store = {
  /** Resolves after COMMIT; what the job threw rejects it and leaves no trace. */
  readonly write: <Result>(job: (tx: Tx) => Result) => Promise<Result>
  /** The same for what somebody outside waits to hear is kept: it goes before other work. */
  readonly accept: <Result>(job: (tx: Tx) => Result) => Promise<Result>
  readonly read: <Result>(job: (tx: Tx) => Result) => Result
  /** Counts the lives of the process that owned this file. */
  readonly epoch: number
  /** Set when this life began from a backup: the world is newer than what is remembered. */
  readonly recovery: Recovery | null
  /** full: writes fail with `StoreFull` until space returns, which this call looks for. */
  readonly state: () => StoreState
  /** Bytes of the write-ahead log on disk. */
  readonly walBytes: () => number
  /** Moves the write-ahead log into the file and empties it, so that erased words are gone. */
  readonly truncateLog: () => void
  readonly close: () => void
}

export type StoreOptions = {
  /** Space kept back for the day the disk is full; 0 keeps none. */
  readonly ballastBytes?: number
  /** The file never grows beyond this, whatever the disk holds. */
  readonly limitBytes?: number
  /** The store has stopped for good, and the process is to end. */
  readonly onStop?: (stopped: StoreStopped) => void
  readonly onCommit?: (committed: Committed) => void
  /** The clock, UTC ms; without it the machine's. */
  readonly now?: () => number
  /** For tests: opens the database; what it opens is not held against other processes. */
  readonly connect?: (path: string) => Database
  /** For tests: calls back once what is under way in this tick is over. */
  readonly defer?: (flush: () => void) => void
}

const FULL = 2
const nothing = () => {}

/**
 * Opens the file, or `:memory:`, for this process alone. Throws `StoreRefused` with a sentence for a
 * person when another process has it, when it cannot be trusted, or when a commit would not survive
 * a power cut.
 */
export function openStore(path: string, options: StoreOptions = {}): Store {
  return refuseInWords(path, () => {
    const { connect } = options
    const isOurs = path === ':memory:' || connect !== undefined
    const hold = isOurs ? { release: nothing } : holdDatabase(path)
    try {
      const database = connect?.(path) ?? new SQLite(path)
      try {
        return useDatabase(database, path, { ...options, onClose: hold.release })
      } catch (error) {
        database.close()
        throw error
      }
    } catch (error) {
      hold.release()
      throw error
    }
  })
}

type Opened = StoreOptions & { readonly onClose: () => void }

function useDatabase(database: Database, path: string, options: Opened): Store {
  prepareFile(database)
  migrate(database)
  limitSize(database, options.limitBytes)
  const tx = createTx(database)
  const { epoch, recovery } = beginLife(database, tx, (options.now ?? Date.now)())
  assertFullSync(database)
  const { onStop = nothing, onCommit = nothing, ballastBytes = 0 } = options
  const ballast = createBallast(`${path}.ballast`, ballastBytes)
  if (ballastBytes > 0) ballast.take()
  const faults = watchFaults({ database, ballast, onStop })
  const checkpointer = createCheckpointer(database, { path, onFault: faults.note })
  const commit = groupCommit({
    database,
    tx,
    epoch,
    faults,
    defer: options.defer ?? setImmediate,
    onCommit: (committed) => {
      checkpointer.afterCommit()
      onCommit(committed)
    },
  })
  return {
    write: commit.write,
    accept: commit.accept,
    read: (job) => {
      try {
        return job(tx)
      } catch (error) {
        throw faults.note(error)
      }
    },
    epoch,
    recovery,
    state: faults.state,
    walBytes: checkpointer.walBytes,
    truncateLog: checkpointer.truncate,
    close: () => {
      commit.flush()
      checkpointer.stop()
      if (faults.state() !== 'stopped') checkpointer.truncate()
      database.close()
      options.onClose()
    },
  }
}

function limitSize(database: Database, limitBytes: number | undefined): void {
  if (limitBytes === undefined) return
  const pageBytes = Number(database.pragma('page_size', { simple: true }))
  database.pragma(`max_page_count = ${Math.floor(limitBytes / pageBytes)}`)
}

/** One transaction, so that a life that ends here has either begun entirely or not at all. */
function beginLife(database: Database, tx: Tx, now: number) {
  return database
    .transaction(() => ({ epoch: nextEpoch(tx), recovery: enterRecovery(tx, now) }))
    .immediate()
}

/**
 * better-sqlite3 is compiled to fall back to NORMAL in WAL mode, and reads back FULL until the
 * first statement has run; so it is asked only after the first write.
 */
function assertFullSync(database: Database): void {
  const mode = database.pragma('synchronous', { simple: true })
  if (mode === FULL) return
  throw new StoreRefused(
    'not-durable',
    `The database would not sync every commit to disk (synchronous is ${mode}, not FULL), so Chairflow does not start.`,
  )
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
