/**
 * `npm run bench`: figures of one run with their ratios. The first of them: how many durable writes
 * the store commits a second, one by one and grouped, beside SQLite's own floor.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore, setMeta } from '@chairflow/store'
import SQLite from 'better-sqlite3'

const SECONDS = 2
const GROUP = 100
const folder = mkdtempSync(join(tmpdir(), 'chairflow-bench-'))

const floor = measureFloor(join(folder, 'floor.db'))
const store = openStore(join(folder, 'store.db'))
/** SQLite skips a write that changes nothing, so each value is a new one. */
let value = 0
const next = () => {
  value += 1
  return String(value)
}
const single = await perSecond(1, () => store.write((tx) => setMeta(tx, 'key', next())))
const grouped = await perSecond(GROUP, async () => {
  await Promise.all(
    Array.from({ length: GROUP }, (_, index) =>
      store.write((tx) => setMeta(tx, `key${index}`, next())),
    ),
  )
})
store.close()
rmSync(folder, { recursive: true, force: true })

console.table({
  'SQLite FULL, one row a commit': { 'per second': Math.round(floor), ratio: 1 },
  'store.write, one at a time': { 'per second': Math.round(single), ratio: ratio(single) },
  [`store.write, ${GROUP} in a tick`]: {
    'per second': Math.round(grouped),
    ratio: ratio(grouped),
  },
})

function ratio(figure: number): number {
  return Math.round((figure / floor) * 100) / 100
}

function measureFloor(path: string): number {
  const database = new SQLite(path)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.exec('create table pair (key text primary key, value text) without rowid')
  const insert = database.prepare('insert or replace into pair values (?, ?)')
  const until = performance.now() + SECONDS * 1_000
  let count = 0
  while (performance.now() < until) {
    insert.run('key', String(count))
    count += 1
  }
  database.close()
  return count / SECONDS
}

async function perSecond(size: number, work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now()
  let count = 0
  while (performance.now() - begin < SECONDS * 1_000) {
    await work()
    count += size
  }
  return count / ((performance.now() - begin) / 1_000)
}
