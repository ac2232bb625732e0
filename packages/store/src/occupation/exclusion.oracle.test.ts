import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countByMinutes } from './testing/count-by-minutes.ts'
import { operations, RESOURCES } from './testing/operations.ts'
import { playInPostgres } from './testing/play-in-postgres.ts'
import { playInSqlite } from './testing/play-in-sqlite.ts'

const STEPS = 250
const RUNS = 80

/** Shrinking so many steps would take longer than reading the first difference. */
const settings = { numRuns: RUNS, seed: 4, endOnFailure: true }
const capacities = new Map(RESOURCES.map((id, index) => [id, 1 + index]))
const ofOne = new Map(RESOURCES.map((id) => [id, 1]))

/** The statement as it stands in the documentation. */
function documentedTable(): string {
  const path = fileURLToPath(new URL('../../../../docs/bookings.md', import.meta.url))
  const [, sql] = /```sql\n([\s\S]*?)```/.exec(readFileSync(path, 'utf8')) ?? []
  if (sql === undefined) throw new Error('docs/bookings.md states no table')
  return sql
}

test(`SQLite, an exclusion constraint of PostgreSQL and a count agree on ${RUNS * STEPS} operations`, async () => {
  const postgres = await PGlite.create({ extensions: { btree_gist } })
  await postgres.exec(documentedTable())
  const seen = { accepted: 0, refused: 0 }
  const ours = operations({ hasFacts: false, count: STEPS })
  await fc.assert(
    fc.asyncProperty(ours, async (steps) => {
      const here = playInSqlite(steps, ofOne)
      expect(here).toEqual(countByMinutes(steps, ofOne))
      expect(here).toEqual(await playInPostgres(postgres, steps))
      tally(seen, here)
    }),
    settings,
  )
  await postgres.close()
  expect(Math.min(seen.accepted, seen.refused)).toBeGreaterThan((RUNS * STEPS) / 10)
}, 120_000)

test(`SQLite and a count agree on ${RUNS * STEPS} operations with places, facts and permissions`, () => {
  const seen = { accepted: 0, refused: 0 }
  const all = operations({ hasFacts: true, count: STEPS })
  fc.assert(
    fc.property(all, (steps) => {
      const here = playInSqlite(steps, capacities)
      expect(here).toEqual(countByMinutes(steps, capacities))
      tally(seen, here)
    }),
    settings,
  )
  expect(Math.min(seen.accepted, seen.refused)).toBeGreaterThan((RUNS * STEPS) / 10)
}, 120_000)

function tally(seen: { accepted: number; refused: number }, answers: readonly boolean[]): void {
  for (const isAccepted of answers) {
    if (isAccepted) seen.accepted += 1
    else seen.refused += 1
  }
}
