import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { prepareFile } from '../prepare-file.ts'

export type PragmasInForce = {
  readonly sqlite: string
  readonly journalMode: string
  /** 2 is FULL: every commit is on disk before it is acknowledged. */
  readonly synchronous: number
  readonly foreignKeys: number
  readonly secureDelete: number
}

/** What this build of SQLite really does when asked as the store asks: tried on a file of its own. */
export function tryPragmas(): PragmasInForce {
  const folder = mkdtempSync(join(tmpdir(), 'chairflow-pragmas-'))
  const database = new SQLite(join(folder, 'trial.db'))
  try {
    prepareFile(database)
    database.exec('create table trial (id integer); insert into trial values (1)')
    const ask = (name: string) => database.pragma(name, { simple: true })
    return {
      sqlite: String(database.prepare('select sqlite_version()').pluck().get()),
      journalMode: String(ask('journal_mode')),
      synchronous: Number(ask('synchronous')),
      foreignKeys: Number(ask('foreign_keys')),
      secureDelete: Number(ask('secure_delete')),
    }
  } finally {
    database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
