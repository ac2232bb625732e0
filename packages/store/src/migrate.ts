import type { Database } from 'better-sqlite3'
import { StoreRefused } from './faults/store-refused.ts'
import { type Migration, migrations } from './migrations/migrations.ts'

/** Brings a file to the newest schema; refuses one written by a newer Chairflow. */
export function migrate(database: Database): void {
  const seen = Number(database.pragma('user_version', { simple: true }))
  if (seen > migrations.length) {
    throw new StoreRefused(
      'newer',
      `This data folder was written by a newer Chairflow (schema ${seen}, this one knows ${migrations.length}). Start the newer version.`,
    )
  }
  for (const [index, migration] of migrations.entries()) {
    if (index >= seen) applyOne(database, migration, index + 1)
  }
}

function applyOne(database: Database, migration: Migration, version: number): void {
  database.transaction(() => {
    if (typeof migration === 'string') database.exec(migration)
    else migration(database)
    database.pragma(`user_version = ${version}`)
  })()
}
