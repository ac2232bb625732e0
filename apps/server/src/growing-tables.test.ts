import SQLite, { type Database } from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openClinic } from './testing/clinic.ts'

/** Tables that get longer with every day of work. */
const GROWING = [
  'event',
  'execution',
  'effect',
  'journal',
  'message',
  'appointment',
  'occupation',
  'deskHold',
  'drift',
  'timer',
  'wait',
  'task',
  'patient',
  'offer',
  'waitlistEntry',
]
const HOUR_MS = 60 * 60_000

/** A database that remembers each statement that is prepared in it. */
function remembering(statements: Set<string>): { connect: (path: string) => Database } {
  let opened: Database | undefined
  return {
    connect: (path) => {
      if (opened?.open) return opened
      const database = new SQLite(path)
      const prepare = database.prepare.bind(database)
      database.prepare = ((sql: string) => {
        statements.add(sql)
        return prepare(sql)
      }) as Database['prepare']
      opened = database
      return database
    },
  }
}

type PlanLine = { readonly detail: string }

/** "SCAN event" reads all of it; "SCAN event USING INDEX eventNew" reads what is open. */
function wholeReads(database: Database, sql: string): readonly string[] {
  const values = Array.from(sql.matchAll(/\?/g), () => null)
  const plan = database.prepare(`explain query plan ${sql}`).all(...values) as PlanLine[]
  return plan
    .map(({ detail }) => detail)
    .filter((detail) => GROWING.some((table) => detail === `SCAN ${table}`))
}

/** The audit reads every line: that is what it is for, and it does so beside the work. */
const AUDIT = 'select * from journal order by executionId, seq'

function isEveryday(sql: string): boolean {
  return /^\s*(select|update|delete)/i.test(sql) && sql !== AUDIT
}

test('everyday work never reads a whole table that grows with the days', async () => {
  const statements = new Set<string>()
  const { connect } = remembering(statements)
  let database: Database | undefined
  const storeOptions = {
    connect: (path: string) => {
      database = connect(path)
      return database
    },
  }
  const clinic = await openClinic({}, storeOptions)
  await clinic.cancel()
  await clinic.answer('+15125550111', 'YES')
  await clinic.answer('+15125550110', 'maybe?')
  await clinic.answer('+15125559999', 'who is this')
  await clinic.cancel()
  await clinic.pass(HOUR_MS)
  await clinic.pass(24 * HOUR_MS)
  const everyday = [...statements].filter(isEveryday)
  const found = everyday.flatMap((sql) =>
    wholeReads(database as Database, sql).map((scan) => `${scan}: ${sql}`),
  )
  await clinic.close()
  expect(everyday.length).toBeGreaterThan(10)
  expect(found).toEqual([])
})
