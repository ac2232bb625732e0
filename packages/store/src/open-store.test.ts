import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { takeClaim } from './claims/take-claim.ts'
import { appendJournal } from './journal/append-journal.ts'
import { hashLine } from './journal/hash-line.ts'
import { listJournal } from './journal/list-journal.ts'
import { migrations } from './migrations/migrations.ts'
import { openStore } from './open-store.ts'
import { getMeta, setMeta } from './practice/meta.ts'
import type { Schema } from './schema.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chairflow-store-'))
  path = join(folder, 'chairflow.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a commit is synced in full: WAL mode and synchronous FULL', () => {
  const store = openStore(path)
  store.close()
  const database = new SQLite(path)
  expect(database.pragma('journal_mode', { simple: true })).toBe('wal')
  database.close()
})

test('a job that throws undoes only itself, also when others share its commit', async () => {
  const store = openStore(path)
  const outcomes = await Promise.allSettled([
    store.write((tx) => setMeta(tx, 'a', '1')),
    store.write((tx) => {
      setMeta(tx, 'b', '2')
      throw new Error('no')
    }),
    store.write((tx) => setMeta(tx, 'c', '3')),
  ])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(['a', 'b', 'c'].map((key) => store.read((tx) => getMeta(tx, key)))).toEqual([
    '1',
    undefined,
    '3',
  ])
  store.close()
})

test('each life of the process has a higher epoch', () => {
  const first = openStore(path)
  first.close()
  const second = openStore(path)
  expect(second.epoch).toBe(first.epoch + 1)
  second.close()
})

test('of a hundred who claim one slot exactly one gets it', async () => {
  const store = openStore(path)
  const claims = Array.from({ length: 100 }, (_, index) =>
    store.write((tx) =>
      takeClaim(tx, { resource: 'slot:1', executionId: `e${index}`, takenAt: 1, until: 9 }),
    ),
  )
  expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1)
  store.close()
})

test('a claim whose time is over can be taken again', async () => {
  const store = openStore(path)
  const claim = (takenAt: number) =>
    store.write((tx) =>
      takeClaim(tx, { resource: 'slot:1', executionId: 'e', takenAt, until: takenAt + 10 }),
    )
  expect(await claim(0)).toBe(true)
  expect(await claim(9)).toBe(false)
  expect(await claim(10)).toBe(true)
  store.close()
})

test('a published version and the journal can be neither changed nor deleted', async () => {
  const store = openStore(path)
  await store.write((tx) => appendJournal(tx, 'e', { at: 1, lines: [line('One')] }))
  store.close()
  const database = new SQLite(path)
  expect(() => database.exec("update journal set text = 'Two'")).toThrow('append-only')
  expect(() => database.exec('delete from journal')).toThrow('append-only')
  database.close()
})

test('each journal line carries a hash over itself and the line before', async () => {
  const store = openStore(path)
  const lines = [line('One'), line('Two')]
  await store.write((tx) => appendJournal(tx, 'e', { at: 1, lines }))
  await store.write((tx) => appendJournal(tx, 'e', { at: 2, lines: [line('Three')] }))
  const rows = store.read((tx) => listJournal(tx, 'e'))
  expect(rows.map(({ seq }) => seq)).toEqual([1, 2, 3])
  for (const [index, { hash, ...row }] of rows.entries()) {
    expect(hashLine(row)).toBe(hash)
    expect(row.previousHash).toBe(rows[index - 1]?.hash ?? '0'.repeat(64))
  }
  store.close()
})

test('a file of a newer Chairflow is refused in words', () => {
  openStore(path).close()
  const database = new SQLite(path)
  database.pragma(`user_version = ${migrations.length + 1}`)
  database.close()
  expect(() => openStore(path)).toThrow('newer Chairflow')
})

test('the tables in SQL are the tables that TypeScript knows', () => {
  openStore(path).close()
  const database = new SQLite(path)
  const names = database
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
    .pluck()
    .all()
  const known: Readonly<Record<keyof Schema, true>> = {
    meta: true,
    flow: true,
    flowVersion: true,
    flowLog: true,
    event: true,
    execution: true,
    endedCount: true,
    settledCount: true,
    timer: true,
    schedule: true,
    startedOnce: true,
    wait: true,
    claim: true,
    occupation: true,
    deskHold: true,
    overbookPermission: true,
    drift: true,
    effect: true,
    connectionHold: true,
    alert: true,
    journal: true,
    auditCheckpoint: true,
    auditHead: true,
    task: true,
    message: true,
    suppression: true,
    connection: true,
    location: true,
    room: true,
    equipment: true,
    timeOff: true,
    service: true,
    provider: true,
    credential: true,
    patient: true,
    appointment: true,
    waitlistEntry: true,
    offer: true,
    practiceLog: true,
    lexiconTerm: true,
    practiceFinding: true,
    reroute: true,
    plannedProduct: true,
  }
  expect([...names].sort()).toEqual(Object.keys(known).sort())
  database.close()
})

function line(text: string) {
  const nothing = { nodeId: null, port: null, dataJson: null }
  return { kind: 'note', text, actor: 'chairflow', edgeIdsJson: '[]', ...nothing }
}
