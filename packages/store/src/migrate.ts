import type { Database } from 'better-sqlite3'
import { StoreRefused } from './faults/store-refused.ts'
import { migrations } from './migrations/migrations.ts'

/** Brings a file to the newest schema; refuses one written by a newer Chairflow. */
export function migrate(database: Database): void {
  const seen = Number(database.pragma('user_version', { simple: true }))
  if (seen > migrations.length) {
    throw new StoreRefused(
      'newer',
      `This data folder was written by a newer Chairflow (schema ${seen}, this one knows ${migrations.length}). Start the newer version.`,
    )
  }
  for (const [index, sql] of migrations.entries()) {
    if (index >= seen) applyOne(database, sql, index + 1)
  }
}

function applyOne(database: Database, sql: string, version: number): void {
  database.transaction(() => {
    database.exec(sql)
    database.pragma(`user_version = ${version}`)
  })()
}
