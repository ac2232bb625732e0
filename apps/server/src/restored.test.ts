import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { backupFile, restoreFile } from '@chairflow/store'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { databasePath } from './database-path.ts'
import { asking } from './testing/asking.ts'
import { type Clinic, openClinic, visit } from './testing/clinic.ts'
import { publish, requestFlows } from './testing/publish.ts'
import { tellAppointment } from './testing/tell-appointment.ts'

const HOUR_MS = 60 * 60_000

let clinic: Clinic
let folder: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chairflow-restored-'))
  clinic = await openClinic()
  await requestFlows(clinic, 'DELETE', '/flw_gap_fill')
  await publish(clinic, waitingThenAsking)
  await book('7000')
})
afterEach(async () => {
  await clinic.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a text that went out after the backup was made does not go out again', async () => {
  await backup()
  await clinic.pass(2 * HOUR_MS)
  expect(clinic.vendors.texts).toHaveLength(1)
  await restore()
  await clinic.pass(HOUR_MS / 2)
  expect(clinic.vendors.texts).toHaveLength(1)
  expect(clinic.vendors.calls.map(({ what }) => what)).toEqual(['send', 'ask'])
  await clinic.answer('+15125550122', 'yes')
  expect(clinic.executions()[0]?.outcome).toBe('yes')
})

test('a text that did not go out before the restore does', async () => {
  await backup()
  await restore()
  await clinic.pass(2 * HOUR_MS)
  expect(clinic.vendors.texts).toHaveLength(1)
})

test('some hours later nothing is asked first any more', async () => {
  await backup()
  await restore()
  await clinic.pass(5 * HOUR_MS)
  const before = clinic.vendors.calls.length
  await book('7001')
  await clinic.pass(HOUR_MS)
  expect(clinic.vendors.calls.slice(before).map(({ what }) => what)).toEqual(['send'])
})

const ask = asking({})
const pause = {
  ...{ mode: 'delay', minutes: 60, whenPast: 'go-on', whenLate: 'go-on' },
  lateAfterMinutes: 60,
}
const waitingThenAsking = {
  ...ask,
  nodes: [...ask.nodes, { id: 'n_pause', type: 'wait-until', v: 1, config: pause }],
  edges: [
    { id: 'e_p', from: 'n_start', port: 'next', to: 'n_pause' },
    ...ask.edges.map((edge) => (edge.to === 'n_ask' ? { ...edge, from: 'n_pause' } : edge)),
  ],
}

const copy = () => join(folder, 'copy.db')

async function backup(): Promise<void> {
  const path = databasePath(clinic.chairflow.config)
  const { type } = await backupFile(path, { target: copy(), now: clinic.clock.now() })
  expect(type).toBe('done')
}

async function restore(): Promise<void> {
  await clinic.restart((target) => restoreFile(copy(), { target, now: clinic.clock.now() }))
}

async function book(id: string): Promise<void> {
  await tellAppointment(clinic, visit(id, clinic.clock.now() + 48 * HOUR_MS))
}
