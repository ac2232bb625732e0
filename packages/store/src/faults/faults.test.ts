import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrations } from '../migrations/migrations.ts'
import { openStore, type Store } from '../open-store.ts'
import { getMeta, setMeta } from '../practice/meta.ts'
import { StoreFull } from './store-full.ts'

const MB = 1024 * 1024
const module = new URL('../open-store.ts', import.meta.url).href

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chairflow-faults-'))
  path = join(folder, 'chairflow.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a full file refuses writes with StoreFull, still reads, and resumes when there is space', async () => {
  const store = openStore(path, { limitBytes: 2 * MB })
  await store.write((tx) => setMeta(tx, 'small', 'kept'))
  await fill(store)
  expect(store.state()).toBe('full')
  expect(store.read((tx) => getMeta(tx, 'small'))).toBe('kept')
  await store.write((tx) => setMeta(tx, 'big0', ''))
  await store.write((tx) => setMeta(tx, 'big1', ''))
  await store.write((tx) => setMeta(tx, 'big2', ''))
  expect(store.state()).toBe('open')
  await store.write((tx) => setMeta(tx, 'small', 'changed'))
  store.close()
})

test('one job that does not fit fails the commit as a whole, and nothing of it stays', async () => {
  const store = openStore(path, { limitBytes: MB })
  const outcomes = await Promise.allSettled([
    store.write((tx) => setMeta(tx, 'beside', '1')),
    store.write((tx) => setMeta(tx, 'big', 'x'.repeat(2 * MB))),
  ])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(store.read((tx) => getMeta(tx, 'beside'))).toBeUndefined()
  store.close()
})

/** A disk of its own can be had only by root, as in most build machines. */
test.skipIf(!canMount())(
  'on a full disk the ballast is given up, and taken again later',
  async () => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'chairflow-test', folder])
    try {
      const store = openStore(path, { ballastBytes: MB })
      expect(statSync(`${path}.ballast`).size).toBe(MB)
      writeFileSync(join(folder, 'other'), Buffer.alloc(5 * MB))
      await fill(store)
      expect(existsSync(`${path}.ballast`)).toBe(false)
      expect(store.state()).toBe('full')
      await store.write((tx) => setMeta(tx, 'accepted before', 'finished now'))
      rmSync(join(folder, 'other'))
      expect(store.state()).toBe('open')
      expect(statSync(`${path}.ballast`).size).toBe(MB)
      await fill(store, 1)
      store.close()
    } finally {
      execFileSync('umount', ['-l', folder])
    }
  },
)

test('a disk that fails under a write ends the process with code 1 and one clear line', () => {
  const program = `
    const { openStore } = await import(${JSON.stringify(module)})
    const onStop = ({ message }) => { console.error(message); process.exit(1) }
    const store = openStore(${JSON.stringify(path)}, { onStop })
    const job = (tx) => tx.run({ compile: () => ({
      sql: "insert or replace into meta values ('k' || random(), hex(randomblob(50000)))",
      parameters: [], query: {}, queryId: {} }) })
    for (let i = 0; i < 100; i++) await store.write(job).catch(() => new Promise(() => {}))
    console.error('never failed')`
  const limit = 'trap "" XFSZ; ulimit -f 2000; exec "$@"'
  const node = [process.execPath, '--input-type=module', '-e', program]
  const { status, stderr } = spawnSync('sh', ['-c', limit, 'sh', ...node], { encoding: 'utf8' })
  expect(stderr.trim()).toContain('The disk failed under the database')
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(status).toBe(1)
  const store = openStore(path)
  expect(store.epoch).toBe(2)
  store.close()
})

test('a file that is no database is refused and left as it is', () => {
  writeFileSync(path, 'a letter, not a database, and longer than a header '.repeat(40))
  const before = readFileSync(path)
  expect(() => openStore(path)).toThrow('is not a Chairflow database')
  expect(readFileSync(path).equals(before)).toBe(true)
})

test('the database of another program is refused and left as it is', () => {
  const other = new SQLite(path)
  other.exec('create table theirs (id integer)')
  other.close()
  const before = readFileSync(path)
  expect(() => openStore(path)).toThrow('the database of another program')
  expect(readFileSync(path).equals(before)).toBe(true)
})

test('a damaged file is refused and left as it is', async () => {
  const store = openStore(path)
  for (let key = 0; key < 50; key += 1) {
    await store.write((tx) => setMeta(tx, `key${key}`, 'x'.repeat(5_000)))
  }
  store.close()
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.alloc(20_000, 0xa5), 0, 20_000, 4096 * 60)
  closeSync(file)
  const before = readFileSync(path)
  expect(() => openStore(path)).toThrow('is damaged')
  expect(readFileSync(path).equals(before)).toBe(true)
})

test('the file of a newer Chairflow is refused and left as it is', () => {
  openStore(path).close()
  const database = new SQLite(path)
  database.pragma(`user_version = ${migrations.length + 1}`)
  database.close()
  const before = readFileSync(path)
  expect(() => openStore(path)).toThrow('written by a newer Chairflow')
  expect(readFileSync(path).equals(before)).toBe(true)
})

test('a folder in the place of the file is refused in words', () => {
  mkdirSync(path)
  expect(() => openStore(path)).toThrow('cannot be opened')
})

test('a file that may not be written is refused in words', () => {
  openStore(path).close()
  chmodSync(folder, 0o755)
  chmodSync(path, 0o444)
  chmodSync(`${path}.lock`, 0o666)
  chmodSync(folder, 0o555)
  expect(openAsSomebodyElse()).toMatch(/cannot be (written|opened)/)
})

async function fill(store: Store, atMost = 1_000): Promise<void> {
  for (let key = 0; key < atMost; key += 1) {
    const write = store.write((tx) => setMeta(tx, `big${key}`, 'x'.repeat(100_000)))
    const refused = await write.then(
      () => null,
      (error: unknown) => error,
    )
    if (refused === null) continue
    expect(refused).toBeInstanceOf(StoreFull)
    return
  }
}

/** Rights mean nothing to root, so root tries it as nobody. */
function openAsSomebodyElse(): string {
  const NOBODY = 65_534
  const program = `
    const { openStore } = await import(${JSON.stringify(module)})
    try { openStore(${JSON.stringify(path)}); console.log('opened') } catch (error) { console.log(error.message) }`
  const isRoot = process.getuid?.() === 0
  return spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
    ...(isRoot && { uid: NOBODY, gid: NOBODY }),
  }).stdout
}

function canMount(): boolean {
  if (process.getuid?.() !== 0) return false
  const trial = mkdtempSync(join(tmpdir(), 'chairflow-mount-'))
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'chairflow-trial', trial])
  if (status === 0) spawnSync('umount', [trial])
  rmSync(trial, { recursive: true, force: true })
  return status === 0
}
