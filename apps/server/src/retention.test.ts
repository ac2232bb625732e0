import { readFileSync } from 'node:fs'
import { startByHand } from '@chairflow/runtime'
import { listEvents, listMessages } from '@chairflow/store'
import SQLite from 'better-sqlite3'
import { afterEach, expect, test } from 'vitest'
import { createApp } from './app.ts'
import { databasePath } from './database-path.ts'
import { asking } from './testing/asking.ts'
import { type Clinic, openClinic, visit } from './testing/clinic.ts'
import { publish, requestFlows } from './testing/publish.ts'
import { tellAppointment } from './testing/tell-appointment.ts'

const DAY_MS = 24 * 60 * 60_000
const SOMEBODY = '+1 512 555 0199'
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

test('what an execution is about stays after the retention time only where it is an id', async () => {
  clinic = await openClinic({}, {}, { retentionDays: 30 })
  await requestFlows(clinic, 'DELETE', '/flw_gap_fill')
  const counting = { limit: 9, onCollision: 'queue' } as const
  await publish(clinic, asking({ concurrency: { key: 'patient.phone', ...counting } }))
  const concurrency = { key: 'input.who', ...counting }
  const flowId = await publish(clinic, byHand({ subject: 'input.who', concurrency }))
  await tellAppointment(clinic, visit('7000', clinic.clock.now() + 2 * DAY_MS))
  for (const who of [SOMEBODY, '7000', '']) {
    const wish = { flowId, actor: 'Ann', input: { who }, appointment: null }
    await startByHand(clinic.chairflow.runtime, wish)
  }
  await clinic.pass(DAY_MS)
  const ours = expect.stringMatching(/^by-hand:/)
  expect(about()).toEqual([SOMEBODY, '7000', '7000', ours])
  expect(everyByte()).toContain(SOMEBODY)
  await clinic.pass(31 * DAY_MS)
  expect(about()).toEqual(['', '7000', '7000', ours])
  expect(clinic.executions().map((row) => row.concurrencyKey)).toEqual(Array(4).fill(null))
  expect(everyByte()).not.toContain(SOMEBODY)
})

test('what nobody can read any more is erased with the rest', async () => {
  clinic = await openClinic({}, {}, { retentionDays: 30 })
  await clinic.cancel()
  await clinic.answer('+15125550110', 'YES')
  change(`update execution set stateJson = '{ unreadable'`)
  await clinic.pass(31 * DAY_MS)
  expect(everyByte()).not.toContain('unreadable')
  expect(await verify()).toMatchObject({ isWhole: true })
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

/** A flow that is started by hand for whom one writes, and ends at once. */
function byHand(settings: object) {
  const inputs = [{ name: 'who', title: 'Who', required: false }]
  return {
    nodes: [
      { id: 'n_hand', type: 'manual', v: 1, config: { about: 'nothing', inputs } },
      { id: 'n_end', type: 'end', v: 1, config: { outcome: 'done' } },
    ],
    edges: [{ id: 'e_0', from: 'n_hand', port: 'next', to: 'n_end' }],
    settings,
  }
}

function about(): readonly string[] {
  return clinic
    .executions()
    .map(({ subject }) => subject)
    .toSorted()
}

/** As a bug of ours or a broken file would leave it. */
function change(sql: string): void {
  const database = new SQLite(databasePath(clinic.chairflow.config))
  database.exec(sql)
  database.close()
}

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
