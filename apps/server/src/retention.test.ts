import { readFileSync } from 'node:fs'
import { listEvents, listMessages } from '@chairflow/store'
import { afterEach, expect, test } from 'vitest'
import { createApp } from './app.ts'
import { databasePath } from './database-path.ts'
import { type Clinic, openClinic } from './testing/clinic.ts'

const DAY_MS = 24 * 60 * 60_000
const ANSWER = 'YES please, my allergy is better'

let clinic: Clinic
afterEach(() => clinic.close())

test('after the retention time words are erased from every place, and the audit still verifies', async () => {
  clinic = await openClinic({}, {}, { retentionDays: 30 })
  await clinic.cancel()
  await clinic.answer('+15125550110', ANSWER)
  await clinic.answer('+15125550110', 'YES')
  expect(clinic.executions()[0]).toMatchObject({ status: 'finished' })
  expect(everyByte()).toContain('allergy is better')
  const before = await verify()
  expect(before).toMatchObject({ isWhole: true, purged: 0 })
  expect(before.checkpoints).toBe(0)

  await clinic.pass(29 * DAY_MS)
  expect(everyByte()).toContain('allergy is better')
  await clinic.pass(2 * DAY_MS)

  const after = await verify()
  expect(after).toMatchObject({ isWhole: true, lines: before.lines, purged: before.lines })
  expect(after.checkpoints).toBeGreaterThan(0)
  const { store } = clinic.chairflow.runtime
  const bodies = store.read((tx) => listMessages(tx, { limit: 50 }).map(({ body }) => body))
  expect(new Set(bodies)).toEqual(new Set(['']))
  const payloads = store.read((tx) => listEvents(tx, { limit: 50 })).map((row) => row.payloadJson)
  expect(new Set(payloads)).toEqual(new Set(['{}']))
  expect(everyByte()).not.toContain('allergy is better')
})

test('an execution whose words are erased can still be read, but not be run again', async () => {
  clinic = await openClinic({}, {}, { retentionDays: 30 })
  await clinic.cancel()
  await clinic.answer('+15125550110', 'YES')
  await clinic.pass(31 * DAY_MS)
  const id = clinic.executions()[0]?.id
  const response = await createApp(clinic.chairflow).request(`/api/v1/executions/${id}`)
  expect(response.status).toBe(200)
  const { journal, outcome } = await response.json()
  expect(outcome).toBe('filled')
  expect(new Set(journal.map(({ text }: { text: string }) => text)).size).toBe(1)
  expect(JSON.stringify(journal)).not.toContain('Bennett')
})

test('an execution that still waits keeps its words, however old it is', async () => {
  clinic = await openClinic({}, {}, { retentionDays: 1 })
  await clinic.cancel()
  const journal = clinic.journalOf(clinic.executions()[0]?.id ?? '')
  expect(clinic.executions()[0]).toMatchObject({ status: 'waiting' })
  await clinic.pass(60_000)
  expect(clinic.journalOf(clinic.executions()[0]?.id ?? '')).toEqual(journal)
})

test('without a retention time nothing is ever erased', async () => {
  clinic = await openClinic()
  await clinic.cancel()
  await clinic.answer('+15125550110', ANSWER)
  await clinic.pass(4_000 * DAY_MS)
  expect(await verify()).toMatchObject({ isWhole: true, purged: 0 })
})

async function verify() {
  const response = await createApp(clinic.chairflow).request('/api/v1/audit/verify')
  expect(response.status).toBe(200)
  return response.json()
}

/** Everything the disk holds: the file and the log before it. */
function everyByte(): string {
  const path = databasePath(clinic.chairflow.config)
  return [path, `${path}-wal`].map((file) => readFileSync(file, 'latin1')).join()
}
