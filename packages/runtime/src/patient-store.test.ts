import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getMeta, openStore, type Store, StoreFull, setMeta } from '@chairflow/store'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createPatientStore } from './patient-store.ts'

const MB = 1024 * 1024

let folder: string
let store: Store
let wakes: (() => void)[]
const clock = {
  now: () => 0,
  elapsedMs: () => 0,
  wakeAt: (_at: number, wake: () => void) => {
    wakes.push(wake)
    return () => {}
  },
}
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chairflow-patient-'))
  store = openStore(join(folder, 'chairflow.db'), { limitBytes: 2 * MB })
  wakes = []
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

test('an outcome that is known while the disk is full is stored as soon as there is space', async () => {
  await store.write((tx) => setMeta(tx, 'ballast', 'x'.repeat(MB)))
  const patient = createPatientStore(store, clock)
  const outcome = patient.store.write((tx) => setMeta(tx, 'outcome', 'y'.repeat(MB)))
  await until(() => wakes.length === 1)
  expect(store.read((tx) => getMeta(tx, 'outcome'))).toBeUndefined()
  await store.write((tx) => setMeta(tx, 'ballast', ''))
  for (const wake of wakes.splice(0)) wake()
  await outcome
  expect(store.read((tx) => getMeta(tx, 'outcome'))).toHaveLength(MB)
})

test('at shutdown it waits no longer, and the caller hears why', async () => {
  const patient = createPatientStore(store, clock)
  const outcome = patient.store.write((tx) => setMeta(tx, 'outcome', 'y'.repeat(4 * MB)))
  await until(() => wakes.length === 1)
  patient.giveUp()
  await expect(outcome).rejects.toThrow(StoreFull)
})

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise(setImmediate)
}
