import { listAppointments } from '@chairflow/store'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createApp } from './app.ts'
import { type Clinic, openClinic } from './testing/clinic.ts'
import { publish } from './testing/publish.ts'

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic()
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
  const id = await publishManual({ about: 'appointment' })
  const { id: appointmentId, patientId } = visit()
  const { body } = await start(id, { input: { reason: 'Late' }, appointmentId })
  const { body: execution } = await call('GET', `/executions/${body.executionId}`)
  expect(execution).toMatchObject({ subject: '5001', patientId })
})

test('what is missing is named by its label', async () => {
  const { status, body } = await start(await publishManual(), { input: { reason: ' ' } })
  expect(status).toBe(422)
  expect(body.detail).toBe('Please fill in: Why.')
  const about = await publishManual({ about: 'appointment' })
  const without = await start(about, { input: { reason: 'Late' } })
  expect(without.body.detail).toBe('Please fill in: Appointment.')
  expect(clinic.executions()).toEqual([])
})

test('the flow says what it asks for', async () => {
  const { body } = await call('GET', `/flows/${await publishManual()}`)
  expect(body.byHand).toEqual({
    needsAppointment: false,
    inputs: [{ name: 'reason', label: 'Why', isRequired: true }],
  })
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
  const concurrency = { key: 'patient.patientId', limit: 1, onCollision: 'drop' }
  const id = await publishManual({ about: 'appointment' }, { concurrency }, [ASK])
  const wish = { input: { reason: 'x' }, appointmentId: visit().id }
  expect((await start(id, wish)).status).toBe(201)
  expect((await start(id, wish)).status).toBe(409)
})

const ASK = {
  id: 'n_ask',
  type: 'human-review',
  v: 1,
  config: {
    title: 'Look',
    instructions: '',
    choices: [{ id: 'ok', label: 'OK' }],
    deadlineMinutes: 60,
  },
}
const INPUT = { name: 'reason', title: 'Why', required: true }
const END = { id: 'n_end', type: 'end', v: 1, config: { outcome: 'done' } }

function publishManual(
  config: object = {},
  settings: object = {},
  between: readonly { id: string }[] = [],
): Promise<string> {
  const asked = { about: 'nothing', inputs: [INPUT], ...config }
  const nodes = [{ id: 'n_start', type: 'manual', v: 1, config: asked }, ...between, END]
  const ways = between.flatMap(({ id }) =>
    ['ok', 'deadline'].map((port) => ({ id: `e_${port}`, from: id, port, to: 'n_end' })),
  )
  const first = { id: 'e_1', from: 'n_start', port: 'next', to: nodes[1]?.id }
  return publish(clinic, { nodes, edges: [first, ...ways], settings })
}

function visit() {
  const range = { startAt: 0, endAt: Number.MAX_SAFE_INTEGER }
  const [found] = clinic.chairflow.runtime.store.read((tx) => listAppointments(tx, range))
  if (found === undefined) throw new Error('The calendar is empty')
  return found
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
