import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { beginAttempt } from '../effects/begin-attempt.ts'
import { findEffect } from '../effects/find-effect.ts'
import { insertEffect } from '../effects/insert-effect.ts'
import { settleEffect } from '../effects/settle-effect.ts'
import { appendJournal } from '../journal/append-journal.ts'
import { openStore, type Store } from '../open-store.ts'
import { getMeta, setMeta } from '../practice/meta.ts'
import { backupFile } from './backup-file.ts'
import { findRecovery } from './enter-recovery.ts'
import { restoreFile } from './restore-file.ts'

const NOW = Date.UTC(2026, 10, 23, 15)

let folder: string
let path: string
let target: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chairflow-backup-'))
  path = join(folder, 'chairflow.db')
  target = join(folder, 'copy.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a backup is taken while the store is in use, holds all that was committed, and is private', async () => {
  const store = openStore(path)
  await store.write((tx) => setMeta(tx, 'practice', 'Glow'))
  const writing = Array.from({ length: 50 }, (_, key) =>
    store.write((tx) => setMeta(tx, `key${key}`, 'x')),
  )
  expect(await backupFile(path, { target, now: NOW })).toMatchObject({ type: 'done' })
  await Promise.all(writing)
  store.close()
  expect(statSync(target).mode & 0o777).toBe(0o600)
  const copy = openStore(target)
  expect(copy.read((tx) => getMeta(tx, 'practice'))).toBe('Glow')
  copy.close()
})

test('a name that exists is never overwritten', async () => {
  openStore(path).close()
  writeFileSync(target, 'precious')
  expect(await backupFile(path, { target, now: NOW })).toEqual({ type: 'exists' })
  expect(readFileSync(target, 'utf8')).toBe('precious')
})

test('a damaged journal gets no backup, and nothing is left lying about', async () => {
  const store = openStore(path)
  const nothing = { nodeId: null, port: null, dataJson: null, edgeIdsJson: '[]' }
  const line = { kind: 'note', text: 'One', actor: 'chairflow', ...nothing }
  await store.write((tx) => appendJournal(tx, 'e', { at: 1, lines: [line] }))
  store.close()
  const database = new SQLite(path)
  database.exec("drop trigger journalNeverChanges; update journal set text = 'Two'")
  database.close()
  const done = await backupFile(path, { target, now: NOW })
  expect(done).toMatchObject({ type: 'damaged', check: { audit: { damages: [{ seq: 1 }] } } })
  expect(readdirSync(folder).filter((name) => name.startsWith('copy'))).toEqual([])
})

test('after a restore everything unfinished at the backup is looked up before it is sent', async () => {
  const store = openStore(path)
  const { epoch } = store
  for (const id of ['ready', 'running', 'retry', 'unknown', 'done', 'failed']) await put(store, id)
  await backupFile(path, { target, now: NOW })
  await store.write((tx) => settleEffect(tx, 'ready', { status: 'done', output: {} }))
  store.close()

  const done = await restoreFile(target, { target: path, now: NOW + 1 })
  expect(done).toMatchObject({ type: 'done', backupAt: NOW })
  const restored = openStore(path)
  expect(restored.epoch).toBe(epoch + 1)
  expect(restored.recovery).toMatchObject({ backupAt: NOW, doubted: 3 })
  expect(statuses(restored)).toEqual(['unknown', 'unknown', 'unknown', 'unknown', 'done', 'failed'])
  restored.close()

  const next = openStore(path)
  expect(next.recovery).toBeNull()
  expect(next.read(findRecovery)).toMatchObject({ backupAt: NOW })
  next.close()
})

test('a copy put in place by hand begins in recovery as well', async () => {
  const store = openStore(path)
  await put(store, 'ready')
  await backupFile(path, { target, now: NOW })
  store.close()
  const restored = openStore(target)
  expect(restored.recovery).toMatchObject({ doubted: 1 })
  restored.close()
})

test('the file that was there before is kept beside, and can be opened', async () => {
  const store = openStore(path)
  await backupFile(path, { target, now: NOW })
  await store.write((tx) => setMeta(tx, 'later', 'yes'))
  store.close()
  const done = await restoreFile(target, { target: path, now: NOW })
  const keptAs = done.type === 'done' ? (done.keptAs ?? '') : ''
  const kept = openStore(keptAs)
  expect(kept.read((tx) => getMeta(tx, 'later'))).toBe('yes')
  kept.close()
  const restored = openStore(path)
  expect(restored.read((tx) => getMeta(tx, 'later'))).toBeUndefined()
  restored.close()
})

test('a restore is refused while a process has the data open, and nothing changes', async () => {
  const store = openStore(path)
  await backupFile(path, { target, now: NOW })
  await store.write((tx) => setMeta(tx, 'later', 'yes'))
  await expect(restoreFile(target, { target: path, now: NOW })).rejects.toThrow('Another Chairflow')
  expect(store.read((tx) => getMeta(tx, 'later'))).toBe('yes')
  store.close()
})

test('a damaged backup is not restored, and the data stays as it is', async () => {
  openStore(path).close()
  await backupFile(path, { target, now: NOW })
  const bytes = readFileSync(target)
  bytes.fill(0xa5, 4096 * 3, 4096 * 5)
  writeFileSync(target, bytes)
  const before = readFileSync(path)
  const restore = restoreFile(target, { target: path, now: NOW })
  const outcome = await restore.then(
    ({ type }) => type,
    (error: Error) => error.message,
  )
  expect(outcome).toMatch(/damaged/)
  expect(readFileSync(path).equals(before)).toBe(true)
})

const KINDS = ['ready', 'running', 'retry', 'unknown', 'done', 'failed'] as const

/** One effect that stands as its id says. */
async function put(store: Store, id: string): Promise<void> {
  const place = { executionId: 'e', stepId: 's', nodeId: 'n', name: 'x', connectionId: 'twilio' }
  await store.write((tx) => {
    insertEffect(tx, { ...place, id, activity: 'message.send', inputJson: '{}', createdAt: 1 })
    if (id !== 'ready') beginAttempt(tx, id, { now: 2, epoch: store.epoch })
    if (id === 'retry' || id === 'unknown') {
      settleEffect(tx, id, { status: id, notBefore: 9, failure: null })
    }
    if (id === 'done') settleEffect(tx, id, { status: 'done', output: {} })
    if (id === 'failed') settleEffect(tx, id, { status: 'failed', failure: {} })
  })
}

function statuses(store: Store) {
  return KINDS.map((id) => store.read((tx) => findEffect(tx, id)?.status))
}
