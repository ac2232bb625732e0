import { statSync } from 'node:fs'
import SQLite, { type Database } from 'better-sqlite3'
import { refuseInWords } from './faults/refuse-in-words.ts'
import { StoreRefused } from './faults/store-refused.ts'
import { migrations } from './migrations/migrations.ts'
import { createTx, type Tx } from './tx.ts'

export type ReadingStore = {
  readonly read: <Result>(job: (tx: Tx) => Result) => Result
  readonly close: () => void
}

/**
 * Opens a data file beside whoever writes to it, changing nothing. Throws `StoreRefused` when there
 * is none, or when its schema is not the one this Chairflow knows.
 */
export function openForReading(path: string): ReadingStore {
  const database = openReadOnly(path)
  const tx = createTx(database)
  return { read: (job) => job(tx), close: () => database.close() }
}

export function openReadOnly(path: string): Database {
  return refuseInWords(path, () => {
    if (statSync(path, { throwIfNoEntry: false }) === undefined) {
      throw new StoreRefused('unreachable', `There is no data file ${path}. Check CHAIRFLOW_DATA.`)
    }
    const database = new SQLite(path, { readonly: true, timeout: 5_000 })
    try {
      assertKnownSchema(database)
      return database
    } catch (error) {
      database.close()
      throw error
    }
  })
}

function assertKnownSchema(database: Database): void {
  const seen = Number(database.pragma('user_version', { simple: true }))
  if (seen === migrations.length) return
  throw new StoreRefused(
    'newer',
    seen > migrations.length
      ? `${database.name} was written by a newer Chairflow (schema ${seen}, this one knows ${migrations.length}). Use the newer version.`
      : `${database.name} was written by an older Chairflow (schema ${seen}, this one has ${migrations.length}). Start Chairflow once to bring it up to date.`,
  )
}
