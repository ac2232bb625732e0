import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore, type Store } from '../open-store.ts'
import { insertEffect } from './insert-effect.ts'
import {
  type EffectLine,
  listBusyConnections,
  listEffectLines,
  listOpenEffects,
  nextEffectAt,
} from './list-open-effects.ts'
import { settleEffect } from './settle-effect.ts'

let folder: string
let store: Store
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chairflow-effects-'))
  store = openStore(join(folder, 'chairflow.db'))
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

test('each connection has a line of its own, in the order in which its effects fell due', async () => {
  await put('twilio', 'a', 10)
  await put('twilio', 'b', 20)
  await put('mindbody', 'c', 30)
  expect(store.read(listBusyConnections)).toEqual(['mindbody', 'twilio'])
  expect(due('twilio', 30)).toEqual(['a', 'b'])
  expect(due('mindbody', 30)).toEqual(['c'])
})

test('an effect that is put off goes behind those that were due before', async () => {
  await put('twilio', 'a', 10)
  await put('twilio', 'b', 20)
  await store.write((tx) =>
    settleEffect(tx, 'a', { status: 'retry', notBefore: 25, failure: null }),
  )
  expect(due('twilio', 24)).toEqual(['b'])
  expect(due('twilio', 25)).toEqual(['b', 'a'])
  expect(store.read((tx) => nextEffectAt(tx, { ...line('twilio'), createdSince: 0 }))).toBe(20)
})

test('a connection with nothing left to do is not busy', async () => {
  await put('twilio', 'a', 10)
  await store.write((tx) => settleEffect(tx, 'a', { status: 'done', output: {} }))
  expect(store.read(listBusyConnections)).toEqual([])
  expect(
    store.read((tx) => nextEffectAt(tx, { ...line('twilio'), createdSince: 0 })),
  ).toBeUndefined()
})

test('however many effects wait or are done, a line is read by its index', async () => {
  const database = new SQLite(join(folder, 'chairflow.db'))
  for (const [state, index] of [
    ["status in ('ready', 'retry')", 'effectToDo'],
    ["status = 'unknown'", 'effectToLookUp'],
  ]) {
    const plan = database
      .prepare(
        `explain query plan select * from effect where ${state}
         and connectionId = ? and notBefore <= ? order by notBefore, id limit 16`,
      )
      .all('twilio', 1) as readonly { readonly detail: string }[]
    expect(plan.map(({ detail }) => detail).join()).toMatch(`INDEX ${index} `)
    expect(plan.map(({ detail }) => detail).join()).not.toMatch(/TEMP B-TREE/)
  }
  database.close()
})

test('what is to be looked up waits in a line of its own', async () => {
  await put('twilio', 'a', 10)
  await put('twilio', 'b', 20)
  const unknown = { status: 'unknown', notBefore: 15, failure: null } as const
  await store.write((tx) => settleEffect(tx, 'a', unknown))
  expect(due('twilio', 30)).toEqual(['b'])
  expect(due('twilio', 30, 'reading')).toEqual(['a'])
  expect(store.read(listEffectLines)).toEqual([
    { connectionId: 'twilio', kind: 'doing' },
    { connectionId: 'twilio', kind: 'reading' },
  ])
  expect(store.read(listBusyConnections)).toEqual(['twilio'])
})

async function put(connectionId: string, id: string, createdAt: number): Promise<void> {
  const of = { executionId: 'exe_1', stepId: 'exe_1.1', nodeId: 'n_1', name: 'send' }
  const what = { connectionId, activity: 'message.send', inputJson: '{}', createdAt }
  await store.write((tx) => insertEffect(tx, { id, ...of, ...what }))
}

function line(connectionId: string, kind: EffectLine['kind'] = 'doing'): EffectLine {
  return { connectionId, kind }
}

function due(connectionId: string, now: number, kind?: EffectLine['kind']): readonly string[] {
  return store.read((tx) =>
    listOpenEffects(tx, { ...line(connectionId, kind), createdSince: 0, now, limit: 9 }).map(
      ({ id }) => id,
    ),
  )
}
