import { ConnectorError } from '@chairflow/connector-kit'
import { decideTask } from '@chairflow/runtime'
import {
  type ConnectionTable,
  insertExecution,
  listConnections,
  saveConnection,
  setTimer,
} from '@chairflow/store'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createApp } from './app.ts'
import { type Clinic, openClinic } from './testing/clinic.ts'
import { queueTexts } from './testing/queue-effects.ts'

const MINUTE_MS = 60_000
const FLOW = '/api/v1/flows/flw_gap_fill'

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic()
})
afterEach(() => clinic.close())

describe('alerts', () => {
  test('are listed by state, page by page, and acknowledged', async () => {
    await stop()
    const { items, nextCursor } = await get('/api/v1/alerts?status=open')
    expect(nextCursor).toBeNull()
    expect(items).toMatchObject([
      { code: 'flow-stopped.test-says-no', count: 1, status: 'open', closesItself: false },
    ])
    expect((await get('/api/v1/alerts?status=closed')).items).toEqual([])
    const noted = await acknowledge(items[0].id)
    expect(noted).toMatchObject({ status: 'closed', acknowledgedBy: expect.any(String) })
    expect((await get('/api/v1/alerts?status=open')).items).toEqual([])
  })

  test('are told to open pages, beside the task for the front desk', async () => {
    const told: string[] = []
    clinic.chairflow.runtime.live.listen(({ topic }) => told.push(topic))
    await stop()
    expect(told).toContain('alert')
    expect(clinic.openTasks()).toMatchObject([{ kind: 'failure' }])
  })

  test('an unknown alert and an unknown state are refused in words', async () => {
    const post = { method: 'POST' }
    const unknown = await app().request('/api/v1/alerts/alr_none/acknowledge', post)
    expect(unknown.status).toBe(404)
    expect((await app().request('/api/v1/alerts?status=loud')).status).toBe(400)
  })

  test('are in the OpenAPI document', async () => {
    const { paths } = await get('/openapi.json')
    const { schema } = paths['/api/v1/alerts'].get.responses[200].content['application/json']
    expect(JSON.stringify(schema)).toContain('closedBecause')
  })
})

describe('the watchdog', () => {
  test('says nothing while everything moves', async () => {
    await clinic.cancel()
    await clinic.pass(5 * MINUTE_MS)
    expect(codes()).toEqual([])
  })

  test('tells of texts that wait too long, once, and takes it back when they are gone', async () => {
    await clinic.close()
    clinic = await openClinic({ pace: { perSecond: 0.001, burst: 1, atOnce: 1 } })
    await queueTexts(clinic, 3)
    await minutes(14)
    expect(codes()).toEqual([])
    await minutes(2)
    expect(clinic.openAlerts()).toMatchObject([{ code: 'stuck-effects', count: 2 }])
    await minutes(40)
    expect(codes()).toEqual([])
  })

  test('tells of an execution that says it is busy while nothing is open', async () => {
    const { runtime } = clinic.chairflow
    const startedAt = clinic.clock.now()
    const row = {
      id: 'exe_lost',
      flowId: 'flw_gap_fill',
      version: 1,
      status: 'running',
      outcome: null,
      subject: '1',
      locationId: null,
      stateJson: '{}',
      turn: 1,
      startedAt,
      endedAt: null,
      patientId: null,
      isWatching: 0,
      concurrencyKey: null,
      queuedStartJson: null,
      parentId: null,
      parentStepId: null,
      parentName: null,
    }
    await runtime.store.write((tx) => insertExecution(tx, row))
    await minutes(15)
    expect(codes()).toEqual(['stuck-executions'])
    const timer = { id: 'exe_lost.1.wait', executionId: 'exe_lost', dueAt: startedAt + 1e12 }
    await runtime.store.write((tx) => setTimer(tx, timer))
    await clinic.pass(MINUTE_MS)
    expect(codes()).toEqual([])
  })

  test('tells of a connection that cannot be opened, until it can', async () => {
    const { runtime } = clinic.chairflow
    const row = runtime.store.read(listConnections).find(({ id }) => id === 'twilio')
    if (row === undefined) throw new Error('Twilio is not connected')
    await connect({ ...row, connector: 'pigeon' })
    await clinic.pass(MINUTE_MS)
    await clinic.pass(MINUTE_MS)
    expect(clinic.openAlerts()).toMatchObject([
      { code: 'connection-not-opened', subject: 'twilio', count: 1 },
    ])
    await connect(row)
    await clinic.pass(MINUTE_MS)
    expect(codes()).toEqual([])
  })

  test('tells of a clock that was set, and which way, until somebody takes note', async () => {
    await clinic.pass(5 * MINUTE_MS)
    clinic.clock.set(90_000)
    await clinic.pass(MINUTE_MS)
    expect(codes()).toEqual([])
    clinic.clock.set(-40 * MINUTE_MS)
    await clinic.pass(MINUTE_MS)
    expect(clinic.openAlerts()).toMatchObject([
      { code: 'clock-leapt', title: expect.stringContaining('set back by 40 minutes') },
    ])
    clinic.clock.set(3 * 60 * MINUTE_MS)
    await clinic.pass(MINUTE_MS)
    expect(clinic.openAlerts()).toHaveLength(2)
    expect(clinic.openAlerts()).toContainEqual(
      expect.objectContaining({ title: expect.stringContaining('by 3 hours') }),
    )
  })

  test('tells of what patients wrote when nobody reads it, until somebody does', async () => {
    await clinic.answer('+15125550122', 'CANCEL')
    await minutes(30)
    expect(codes()).toEqual(['stuck-replies'])
    const [task] = clinic.openTasks()
    const decision = { id: task?.id ?? '', choice: 'done', by: 'Ann', text: null }
    await decideTask(clinic.chairflow.runtime, decision)
    await clinic.pass(MINUTE_MS)
    expect(codes()).toEqual([])
  })
})

/** The demo flow without a way for a failed booking. */
async function stop(): Promise<void> {
  const { document, revision } = await get(FLOW)
  const edges = document.logic.edges.filter(({ port }: { port: string }) => port !== 'failed')
  const unwired = { ...document, logic: { ...document.logic, edges } }
  const saved = await send('PUT', FLOW, { revision, document: unwired })
  await send('POST', `${FLOW}/publish`, { revision: saved.revision })
  const failure = { code: 'test-says-no', blame: 'author', message: 'A test says no.' } as const
  await clinic.cancel()
  clinic.vendors.outage.pms = new ConnectorError(failure, { certainty: 'rejected' })
  await clinic.answer('+15125550110', 'YES')
}

// biome-ignore lint/suspicious/noExplicitAny: JSON under test
async function send(method: string, path: string, body: object): Promise<any> {
  const headers = { 'content-type': 'application/json' }
  const response = await app().request(path, { method, headers, body: JSON.stringify(body) })
  expect(response.status).toBe(200)
  return response.json()
}

async function connect(row: ConnectionTable): Promise<void> {
  const { runtime } = clinic.chairflow
  await runtime.store.write((tx) => saveConnection(tx, row))
  runtime.reconnect()
}

/** Minute by minute: in one leap it would be a machine that slept. */
async function minutes(count: number): Promise<void> {
  for (let passed = 0; passed < count; passed += 1) await clinic.pass(MINUTE_MS)
}

function codes(): readonly string[] {
  return clinic.openAlerts().map(({ code }) => code)
}

function app() {
  return createApp(clinic.chairflow)
}

async function get(path: string) {
  const response = await app().request(path)
  expect(response.status).toBe(200)
  // biome-ignore lint/suspicious/noExplicitAny: JSON under test
  return (await response.json()) as any
}

async function acknowledge(id: string): Promise<unknown> {
  const response = await app().request(`/api/v1/alerts/${id}/acknowledge`, { method: 'POST' })
  expect(response.status).toBe(200)
  return response.json()
}
