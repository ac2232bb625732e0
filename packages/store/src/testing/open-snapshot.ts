import SQLite, { type Database } from 'better-sqlite3'
import { openStore, type Store } from '../open-store.ts'

export type SnapshotStore = {
  readonly store: Store
  /** Everything committed so far, as a file would hold it. */
  readonly snapshot: () => Buffer
  /** Reads by plain SQL, past every query of the product: for oracles only. */
  readonly inspect: <Row>(sql: string, ...values: readonly unknown[]) => readonly Row[]
  /** The process is gone: nothing is flushed, nothing is tidied up. */
  readonly abandon: () => void
}

/** A store in memory that begins where a snapshot ended; `defer` decides when it commits. */
export function openSnapshot(
  snapshot: Buffer | null,
  defer: (flush: () => void) => void,
): SnapshotStore {
  const database: Database = new SQLite(snapshot ?? ':memory:')
  const store = openStore(':memory:', { connect: () => database, defer })
  return {
    store,
    snapshot: () => database.serialize(),
    inspect: <Row>(sql: string, ...values: readonly unknown[]) =>
      database.prepare(sql).all(...values) as Row[],
    abandon: () => database.close(),
  }
}
