import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore } from './open-store.ts'
import { setMeta } from './practice/meta.ts'

const MB = 1024 * 1024

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chairflow-wal-'))
  path = join(folder, 'chairflow.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('the write-ahead log stays small under a flood, and is gone after a clean close', async () => {
  const store = openStore(path)
  let largest = 0
  for (let key = 0; key < 200; key += 1) {
    await store.write((tx) => setMeta(tx, `key${key % 10}`, String(key).repeat(50_000)))
    largest = Math.max(largest, store.walBytes())
  }
  expect(largest).toBeGreaterThan(4 * MB)
  expect(largest).toBeLessThan(9 * MB)
  store.close()
  expect(existsSync(`${path}-wal`)).toBe(false)
})

test('emptying the log leaves nothing in it', async () => {
  const store = openStore(path)
  await store.write((tx) => setMeta(tx, 'key', 'x'.repeat(MB)))
  expect(store.walBytes()).toBeGreaterThan(MB)
  store.truncateLog()
  expect(store.walBytes()).toBe(0)
  store.close()
})
