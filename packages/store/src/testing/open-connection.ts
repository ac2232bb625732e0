import SQLite from 'better-sqlite3'
import { migrate } from '../migrate.ts'
import { createTx, type Tx } from '../tx.ts'

export type TestConnection = {
  /** Runs in a transaction of its own that nobody else can write beside. */
  readonly write: <Result>(job: (tx: Tx) => Result) => Result
  readonly close: () => void
}

/**
 * One of many connections to one file, for proofs that the rules in the tables hold whoever writes.
 * It does not wait for the disk, since nobody cuts the power in them.
 */
export function openConnection(path: string): TestConnection {
  const database = new SQLite(path)
  database.pragma('busy_timeout = 60000')
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = OFF')
  migrate(database)
  const tx = createTx(database)
  return {
    write: <Result>(job: (tx: Tx) => Result) => database.transaction(() => job(tx)).immediate(),
    close: () => database.close(),
  }
}
