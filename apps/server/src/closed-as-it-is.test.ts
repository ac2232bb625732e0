import { join } from 'node:path'
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
})
afterEach(() => clinic.close())

test('an execution that is closed as it is lets the next of its limit start', async () => {
  const concurrency = { key: 'patient.patientId', limit: 1, onCollision: 'queue' } as const
  await publish(clinic, asking({ concurrency }))
  await tell('1')
  await tell('2')
  const [first] = clinic.vendors.texts
  change(`update execution set stateJson = '{}' where queuedStartJson is null`)
  await clinic.answer(CHLOE, 'yes')
  expect(rows('select status, queuedStartJson from execution order by startedAt, id')).toEqual([
    { status: 'failed', queuedStartJson: null },
    { status: 'waiting', queuedStartJson: null },
  ])
  expect(clinic.vendors.texts).toEqual([first, expect.objectContaining({ to: CHLOE })])
})

test('an execution that is closed as it is while it waits for its turn waits no longer', async () => {
  const concurrency = { key: 'patient.patientId', limit: 1, onCollision: 'queue' } as const
  const flowId = await publish(clinic, asking({ concurrency, maxAge: 'PT1H' }))
  await tell('1')
  await tell('2')
  change(`update execution set stateJson = '{' where queuedStartJson is not null`)
  await clinic.pass(HOUR_MS)
  const all = rows(`select status, queuedStartJson from execution where flowId = '${flowId}'`)
  expect(all).toEqual(Array(2).fill({ status: 'failed', queuedStartJson: null }))
})

test('an execution that is closed as it is gives back what it claimed and held', async () => {
  await publish(clinic, asking({}))
  await tell('1')
  change(`update execution set stateJson = '{}'`)
  change(`insert into claim select 'call-list', id, 0, ${Number.MAX_SAFE_INTEGER} from execution`)
  change(`insert into occupation (kind, resourceId, startAt, endAt, visitStartAt, visitEndAt, source,
    sourceId, executionId, writtenAt, leeway)
    select 'provider', 'prv_x', 0, 1, 0, 1, 'hold', 'hold-x', id, 0, 'none' from execution`)
  await clinic.answer(CHLOE, 'yes')
  expect(rows('select * from claim')).toEqual([])
  expect(rows(`select * from occupation where sourceId = 'hold-x'`)).toEqual([])
})

test('a flow hears when the flow that it runs is closed as it is', async () => {
  const child = await publish(clinic, waiting)
  const parent = await publish(clinic, running(child))
  await tell('1')
  change(`update execution set stateJson = '{}' where flowId = '${child}'`)
  await clinic.pass(25 * HOUR_MS)
  expect(rows(`select status, outcome from execution where flowId = '${parent}'`)).toEqual([
    { status: 'finished', outcome: 'failed' },
  ])
})

test('what a flow ran ends when that flow is closed as it is, which the front desk hears of once', async () => {
  const child = await publish(clinic, waiting)
  const parent = await publish(clinic, running(child))
  await tell('1')
  change(`update execution set stateJson = '{' where flowId = '${parent}'`)
  await tell('1', 72)
  expect(rows(`select status from execution where flowId = '${child}'`)).toEqual([
    { status: 'cancelled' },
  ])
  expect(rows('select status from task')).toEqual([{ status: 'open' }])
})

test('news of a visit are taken in though an execution about it cannot be read', async () => {
  await publish(clinic, asking({}))
  const facts = visit('1', clinic.clock.now() + 48 * HOUR_MS)
  await tellAppointment(clinic, facts)
  change(`update execution set stateJson = '{'`)
  await tellAppointment(clinic, { ...facts, status: 'cancelled' })
  await clinic.pass(10 * MINUTE_MS)
  expect(rows(`select status from appointment where externalId = '1'`)).toEqual([
    { status: 'cancelled' },
  ])
  expect(rows('select status from execution')).toEqual([{ status: 'failed' }])
})

test('the front desk is told of whom it is', async () => {
  await publish(clinic, asking({}))
  await tell('1')
  change(`update execution set stateJson = '{'`)
  await tell('1', 72)
  expect(clinic.openTasks()).toMatchObject([{ body: expect.stringContaining('Chloe') }])
  expect(clinic.openAlerts().map(({ title }) => title)).toContain('“Ask” stopped and needs you')
})

test('whoever looks at an execution sees it closed as it is', async () => {
  await publish(clinic, asking({}))
  await tell('1')
  const told: unknown[] = []
  const stop = clinic.chairflow.runtime.live.listen((one) => told.push(one))
  change(`update execution set stateJson = '{}'`)
  await clinic.answer(CHLOE, 'yes')
  stop()
  const [execution] = rows('select id from execution')
  const [task] = clinic.openTasks()
  expect(told).toContainEqual({ topic: 'execution', id: Object(execution).id })
  expect(told).toContainEqual({ topic: 'task', id: task?.id })
})

const waiting = {
  nodes: [
    { id: 'n_hand', type: 'manual', v: 1, config: { about: 'nothing', inputs: [] } },
    {
      id: 'n_wait',
      type: 'wait-until',
      v: 1,
      config: {
        mode: 'delay',
        minutes: 24 * 60,
        notBefore: '00:00',
        notAfter: '23:59',
        whenPast: 'go-on',
        whenLate: 'go-on',
        lateAfterMinutes: 60,
      },
    },
    { id: 'n_end', type: 'end', v: 1, config: { outcome: 'done' } },
  ],
  edges: [
    { id: 'e_0', from: 'n_hand', port: 'next', to: 'n_wait' },
    { id: 'e_1', from: 'n_wait', port: 'next', to: 'n_end' },
  ],
  settings: {},
}

function running(flowId: string) {
  const config = { flowId, version: 1, inputs: [], returns: [], timeoutMinutes: 525_600 }
  const outcomes = ['done', 'failed', 'timeout']
  const ends = outcomes.map((port) => ({ id: `e_${port}`, from: 'n_run', port, to: `n_${port}` }))
  return {
    nodes: [
      { id: 'n_start', type: 'appointment-event', v: 1, config: { events: ['booked'] } },
      { id: 'n_run', type: 'run-flow', v: 1, config },
      ...outcomes.map((outcome) => ({
        id: `n_${outcome}`,
        type: 'end',
        v: 1,
        config: { outcome },
      })),
    ],
    edges: [{ id: 'e_0', from: 'n_start', port: 'next', to: 'n_run' }, ...ends],
    settings: {},
  }
}

async function tell(id: string, inHours = 48): Promise<void> {
  await tellAppointment(clinic, visit(id, clinic.clock.now() + inHours * HOUR_MS))
}

/** As a bug of ours or a broken file would leave it. */
function change(sql: string): void {
  const database = openFile()
  database.exec(sql)
  database.close()
}

function rows(sql: string): unknown[] {
  const database = openFile()
  const found = database.prepare(sql).all()
  database.close()
  return found
}

function openFile() {
  return new SQLite(join(clinic.chairflow.config.dataFolder, 'chairflow.db'))
}
