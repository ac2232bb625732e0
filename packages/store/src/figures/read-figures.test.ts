import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SQLite, { type Database } from 'better-sqlite3'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore, type Store } from '../open-store.ts'
import { readFigures } from './read-figures.ts'

let folder: string
let store: Store
let database: Database
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chairflow-figures-'))
  const path = join(folder, 'chairflow.db')
  store = openStore(path)
  database = new SQLite(path)
})
afterEach(() => {
  database.close()
  store.close()
  rmSync(folder, { recursive: true })
})

const EFFECTS = ['ready', 'running', 'retry', 'unknown', 'done', 'failed'] as const
const OUTCOMES = [null, 'filled', 'nobody'] as const
const step = fc.record({
  id: fc.integer({ min: 1, max: 6 }).map(String),
  does: fc.constantFrom('put', 'remove'),
  status: fc.constantFrom(...EFFECTS),
  outcome: fc.constantFrom(...OUTCOMES),
})

test('whatever happens to executions and effects, the figures are those of counting them all', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      database.exec('delete from effect; delete from execution')
      for (const one of steps) act(one)
      expect(figures()).toEqual(counted())
    }),
    { numRuns: 40 },
  )
})

type Step = {
  readonly id: string
  readonly does: string
  readonly status: string
  readonly outcome: string | null
}

function act({ id, does, status, outcome }: Step): void {
  if (does === 'remove') {
    database.prepare('delete from effect where id = ?').run(id)
    database.prepare('delete from execution where id = ?').run(id)
    return
  }
  const hasEnded = status === 'done' || status === 'failed'
  database
    .prepare(
      `insert into effect (id, executionId, stepId, nodeId, name, connectionId, activity, inputJson, status, attempt, notBefore, epoch, createdAt)
       values (?, 'e', 's', 'n', 'x', 'c', 'message.send', '{}', ?, 0, 0, 1, 0)
       on conflict (id) do update set status = excluded.status`,
    )
    .run(id, status)
  database
    .prepare(
      `insert into execution (id, flowId, version, status, outcome, subject, stateJson, turn, startedAt, endedAt)
       values (?, 'f', 1, ?, ?, 's', '{}', 0, 0, ?)
       on conflict (id) do update set status = excluded.status, outcome = excluded.outcome, endedAt = excluded.endedAt`,
    )
    .run(id, hasEnded ? 'finished' : 'waiting', hasEnded ? outcome : null, hasEnded ? 1 : null)
}

function figures() {
  const { executions, effects } = store.read(readFigures)
  return { executions: sorted(executions), effects: sorted(effects) }
}

function counted() {
  const all = (sql: string) => database.prepare(sql).all() as { readonly count: number }[]
  return {
    executions: sorted(
      all('select status, outcome, count(*) as count from execution group by status, outcome'),
    ),
    effects: sorted(all('select status, count(*) as count from effect group by status')),
  }
}

function sorted(rows: readonly { readonly count: number }[]) {
  return rows
    .filter(({ count }) => count > 0)
    .map((row) => JSON.stringify(Object.entries(row).toSorted()))
    .toSorted()
}
