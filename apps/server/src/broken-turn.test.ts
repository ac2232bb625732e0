import { join } from 'node:path'
import { listMessages } from '@chairflow/store'
import SQLite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { asking } from './testing/asking.ts'
import { type Clinic, openClinic, visit } from './testing/clinic.ts'
import { publish, requestFlows } from './testing/publish.ts'
import { tellAppointment } from './testing/tell-appointment.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const CHLOE = '+15125550122'

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic()
  await requestFlows(clinic, 'DELETE', '/flw_gap_fill')
  await publish(clinic, asking({}))
  await book('7000')
})
afterEach(() => clinic.close())

test('a YES to an execution that breaks us is kept, and the front desk is told', async () => {
  breakSteps()
  await clinic.answer(CHLOE, 'yes')
  expect(clinic.executions()[0]?.status).toBe('failed')
  expect(clinic.openTasks()).toMatchObject([{ title: 'A step of a flow failed and needs you' }])
  expect(texts('in')).toEqual(['yes'])
})

test('a STOP to an execution that breaks us is obeyed', async () => {
  breakSteps()
  await clinic.answer(CHLOE, 'STOP')
  const before = clinic.vendors.texts.length
  await book('7001')
  expect(clinic.vendors.texts).toHaveLength(before)
})

test('a timer of an execution that breaks us fires once and holds up no other', async () => {
  breakSteps()
  await book('7001')
  await clinic.pass(121 * MINUTE_MS)
  expect(clinic.executions().map(({ status, outcome }) => [status, outcome])).toEqual([
    ['finished', 'no-reply'],
    ['failed', null],
  ])
})

test('an execution that cannot even fail is closed as it is', async () => {
  onFile("update execution set stateJson = '{}'")
  await clinic.answer(CHLOE, 'yes')
  expect(clinic.executions()[0]?.status).toBe('failed')
  expect(clinic.openTasks()).toHaveLength(1)
  await clinic.pass(3 * HOUR_MS)
  expect(texts('in')).toEqual(['yes'])
})

/** As a bug of ours would leave it: its open step stands at a node that is not there. */
function breakSteps(): void {
  onFile(
    `update execution set stateJson = replace(stateJson, '"nodeId":"n_ask"', '"nodeId":"n_gone"')`,
  )
}

function onFile(sql: string): void {
  const database = new SQLite(join(clinic.chairflow.config.dataFolder, 'chairflow.db'))
  database.exec(sql)
  database.close()
}

function texts(direction: 'in' | 'out') {
  const { store } = clinic.chairflow.runtime
  return store
    .read((tx) => listMessages(tx, { limit: 50 }))
    .filter((message) => message.direction === direction)
    .map(({ body }) => body)
}

async function book(id: string): Promise<void> {
  await tellAppointment(clinic, visit(id, clinic.clock.now() + 48 * HOUR_MS))
}
