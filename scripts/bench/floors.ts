import { join } from 'node:path'
import { openStore, setMeta } from '@chairflow/store'
import SQLite from 'better-sqlite3'
import { loadBare } from './load.ts'
import { run } from './processes.ts'

/** POSTs a second that a server answers which does nothing else. */
export async function bareHono(seconds: number): Promise<number> {
  const server = await run('bare-hono')
  const perSecond = await loadBare(server.url, 64, seconds)
  await server.stop()
  return perSecond
}

/** Commits a second of one row each, and rows a second in commits of 100, all synced in full. */
export function sqliteFloors(folder: string, seconds: number) {
  const database = new SQLite(join(folder, 'floor.db'))
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.exec('create table pair (key text primary key, value text) without rowid')
  const insert = database.prepare('insert or replace into pair values (?, ?)')
  const next = counter()
  const single = perSecond(seconds, 1, () => insert.run('key', next()))
  const many = database.transaction(() => {
    for (let index = 0; index < 100; index += 1) insert.run(`key${index}`, next())
  })
  const grouped = perSecond(seconds, 100, () => many())
  database.close()
  return { single, grouped }
}

/** The same through the store's own writer. */
export async function storeWrites(folder: string, seconds: number) {
  const store = openStore(join(folder, 'store.db'))
  const next = counter()
  const write = (key: string) => store.write((tx) => setMeta(tx, key, next()))
  const single = await perSecondAsync(seconds, 1, () => write('key'))
  const grouped = await perSecondAsync(seconds, 100, () =>
    Promise.all(Array.from({ length: 100 }, (_, index) => write(`key${index}`))),
  )
  store.close()
  return { single, grouped }
}

/** SQLite skips a write that changes nothing, so each value is a new one. */
function counter(): () => string {
  let value = 0
  return () => {
    value += 1
    return String(value)
  }
}

function perSecond(seconds: number, size: number, work: () => unknown): number {
  const begun = performance.now()
  let count = 0
  while (performance.now() - begun < seconds * 1_000) {
    work()
    count += size
  }
  return count / ((performance.now() - begun) / 1_000)
}

async function perSecondAsync(
  seconds: number,
  size: number,
  work: () => Promise<unknown>,
): Promise<number> {
  const begun = performance.now()
  let count = 0
  while (performance.now() - begun < seconds * 1_000) {
    await work()
    count += size
  }
  return count / ((performance.now() - begun) / 1_000)
}
