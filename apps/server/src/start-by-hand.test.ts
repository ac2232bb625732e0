import type { FlowId } from '@chairflow/flow'
import type { Happening, NodeDefinition } from '@chairflow/node-kit'
import { listAppointments, publishVersion } from '@chairflow/store'
import { Type as T } from 'typebox'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createApp } from './app.ts'
import { allTriggers, findNodeType } from './catalog.ts'
import { type Clinic, openClinic } from './testing/clinic.ts'

/** Answers to a person, and has a field to fill in. */
const definition = {
  type: 'manual',
  version: 1,
  title: 'Started by hand',
  summary: 'Somebody starts it.',
  icon: 'IconHandClick',
  category: 'triggers',
  role: 'trigger',
  config: T.Object({}),
  output: T.Object({}),
  ports: [{ name: 'next', label: 'then', required: true }],
} as unknown as NodeDefinition

const trigger = (_config: never, happening: Happening) =>
  happening.type === 'manual'
    ? { scope: { ...happening.appointment }, because: 'Started by hand' }
    : null

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic(
    {},
    {},
    {},
    {
      triggers: { ...allTriggers, manual: trigger },
      findNodeType: (type, version) =>
        type === 'manual' ? { definition, behavior: null } : findNodeType(type, version),
    },
  )
})
afterEach(() => clinic.close())

test('a flow that starts by hand starts, and the journal names who started it', async () => {
  const id = await publishManual()
  const { status, body } = await start(id, { input: { reason: 'Called in' } })
  expect(status).toBe(201)
  const { body: execution } = await call('GET', `/executions/${body.executionId}`)
  expect(execution).toMatchObject({ status: 'finished', outcome: 'done' })
  expect(execution.journal[0]).toMatchObject({ kind: 'started', actor: 'local user' })
})

test('it may be about an appointment and its patient', async () => {
  const id = await publishManual()
  const [visit] = clinic.chairflow.runtime.store.read((tx) =>
    listAppointments(tx, { startAt: 0, endAt: Number.MAX_SAFE_INTEGER }),
  )
  const wish = { input: { reason: 'Late' }, appointmentId: visit?.id }
  const { body } = await start(id, wish)
  const { body: execution } = await call('GET', `/executions/${body.executionId}`)
  expect(execution).toMatchObject({ subject: '5001', patientId: visit?.patientId })
})

test('what is missing is named by its label', async () => {
  const { status, body } = await start(await publishManual(), { input: { reason: ' ' } })
  expect(status).toBe(422)
  expect(body.detail).toBe('Please fill in: Why.')
  expect(clinic.executions()).toEqual([])
})

test('the flow says what it asks for', async () => {
  const { body } = await call('GET', `/flows/${await publishManual()}`)
  expect(body.byHand).toEqual([{ name: 'reason', label: 'Why', isRequired: true }])
})

test.each([
  ['an unknown appointment', 422, { input: { reason: 'x' }, appointmentId: 'apt_none' }],
  ['no input at all', 400, {}],
])('%s is refused', async (_what, expected, wish) => {
  expect((await start(await publishManual(), wish)).status).toBe(expected)
  expect(clinic.executions()).toEqual([])
})

test('a flow that starts by itself, one without a live version and one that is not there', async () => {
  const byItself = await start('flw_gap_fill', { input: {} })
  expect(byItself).toMatchObject({ status: 422, body: { detail: expect.stringContaining('hand') } })
  const { body: draft } = await call('POST', '/flows', { name: 'Draft' })
  const unpublished = await start(draft.id, { input: {} })
  expect(unpublished.body.detail).toContain('Publish it first')
  expect((await start('flw_none', { input: {} })).status).toBe(404)
})

test('a flow that allows only so many says that the limit is reached', async () => {
  const concurrency = { key: 'practice.name', limit: 1, onCollision: 'drop' }
  const ask = { id: 'n_ask', type: 'human-review', v: 1, config: REVIEW }
  const id = await publishManual({ concurrency }, [ask])
  const appointmentId = clinic.chairflow.runtime.store.read((tx) =>
    listAppointments(tx, { startAt: 0, endAt: Number.MAX_SAFE_INTEGER }),
  )[0]?.id
  const wish = { input: { reason: 'x' }, appointmentId }
  expect((await start(id, wish)).status).toBe(201)
  expect((await start(id, wish)).status).toBe(409)
})

const REVIEW = {
  title: 'Look',
  instructions: '',
  choices: [{ id: 'ok', label: 'OK' }],
  deadlineMinutes: 60,
}

const MANUAL = {
  id: 'n_start',
  type: 'manual',
  v: 1,
  config: { inputs: [{ name: 'reason', label: 'Why', required: true }] },
}
const END = { id: 'n_end', type: 'end', v: 1, config: { outcome: 'done' } }

/** Straight into the store: the linter of this Chairflow need not know our trigger. */
async function publishManual(settings: object = {}, between: readonly { id: string }[] = []) {
  const nodes = [MANUAL, ...between, END]
  const edges = [{ id: 'e_1', from: 'n_start', port: 'next', to: nodes[1]?.id }]
  const { body } = await call('POST', '/flows', { name: 'By hand' })
  const logic = { nodes, edges, settings }
  const documentJson = JSON.stringify({ ...body.document, logic })
  const rest = { publishedAt: 0, publishedBy: 'test', note: '', hash: 'test' }
  const flowId: FlowId = body.id
  await clinic.chairflow.runtime.store.write((tx) =>
    publishVersion(tx, { flowId, documentJson, ...rest }),
  )
  return body.id as string
}

async function start(id: string, wish: object): Promise<Answer> {
  const answer = await call('POST', `/flows/${id}/start`, wish)
  await clinic.chairflow.runtime.settle()
  return answer
}

// biome-ignore lint/suspicious/noExplicitAny: tests read what came over the wire
type Answer = { readonly status: number; readonly body: any }

async function call(method: string, path: string, body?: unknown): Promise<Answer> {
  const headers = { 'content-type': 'application/json' }
  const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }
  const response = await createApp(clinic.chairflow).request(`/api/v1${path}`, init)
  return { status: response.status, body: await response.json() }
}
