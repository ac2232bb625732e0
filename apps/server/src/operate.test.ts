import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createApp } from './app.ts'
import { asking } from './testing/asking.ts'
import { type Clinic, openClinic, visit } from './testing/clinic.ts'
import { publish } from './testing/publish.ts'
import { tellAppointment } from './testing/tell-appointment.ts'

const CHLOE = '+15125550122'
const HOUR_MS = 60 * 60_000

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic()
  await call('DELETE', '/flows/flw_gap_fill')
})
afterEach(() => clinic.close())

describe('publishing while executions are under way', () => {
  test('tells how many there are and at which step they stand', async () => {
    const flowId = await publish(clinic, asking({}))
    await book('1')
    const { body } = await call('GET', `/flows/${flowId}/in-flight`)
    expect(body).toEqual({
      total: 1,
      queued: 0,
      standings: [{ version: 1, nodeId: 'n_ask', label: 'Wait for a reply', count: 1 }],
    })
    expect((await call('GET', '/flows/nothing/in-flight')).status).toBe(404)
  })

  test('nobody choosing, they finish on their version', async () => {
    const flowId = await publish(clinic, asking({}))
    await book('1')
    await saveDraft(flowId, asking({}, 'New?', { yes: 'agreed' }))
    const { body } = await publishDraft(flowId)
    expect(body).toMatchObject({ published: { version: 2 }, moved: 0, stayed: [], stopped: 0 })
    await clinic.answer(CHLOE, 'yes')
    expect(clinic.executions()[0]).toMatchObject({ version: 1, outcome: 'yes' })
  })

  test('moved, they go on in the new version without being asked again', async () => {
    const flowId = await publish(clinic, asking({}))
    await book('1')
    await saveDraft(flowId, asking({}, 'New?', { yes: 'agreed' }))
    const preview = await call('POST', `/flows/${flowId}/publish/preview`)
    expect(preview.body).toMatchObject({ version: 2, total: 1, movable: 1 })
    expect(preview.body.steps).toContainEqual({
      nodeId: 'n_ask',
      label: 'Wait for a reply',
      count: 1,
      passage: { type: 'automatic' },
    })
    const { body } = await publishDraft(flowId, { type: 'move', nodes: {} })
    expect(body).toMatchObject({ published: { version: 2 }, moved: 1, stayed: [], stopped: 0 })
    await clinic.answer(CHLOE, 'yes')
    expect(texts()).toEqual(['Will you come?'])
    expect(clinic.executions()[0]).toMatchObject({ version: 2, outcome: 'agreed' })
    expect(await lastOf('moved')).toMatchObject({ actor: 'local user' })
  })

  test('a step that was drawn anew may be named as the place to go on', async () => {
    const flowId = await publish(clinic, asking({}))
    await book('1')
    await saveDraft(flowId, renamed(asking({}), 'n_ask', 'n_question'))
    const { body: preview } = await call('POST', `/flows/${flowId}/publish/preview`)
    expect(preview.movable).toBe(0)
    expect(passageOf(preview, 'n_ask')).toEqual({
      type: 'choose',
      nodes: [{ nodeId: 'n_question', label: 'Wait for a reply' }],
    })
    const gone = await publishDraft(flowId, { type: 'move', nodes: { n_ask: 'n_nowhere' } })
    expect(gone.status).toBe(422)
    const { body } = await publishDraft(flowId, { type: 'move', nodes: { n_ask: 'n_question' } })
    expect(body).toMatchObject({ moved: 1, stayed: [] })
    const plan = await call('GET', `/executions/${first()}/retry-plan?nodeId=n_question`)
    expect(plan.body.repeats).toHaveLength(1)
    await clinic.answer(CHLOE, 'no')
    expect(clinic.executions()[0]).toMatchObject({ version: 2, outcome: 'no' })
  })

  test('where the new version has no such step, they stay and are named', async () => {
    const flowId = await publish(clinic, asking({}))
    await book('1')
    const { nodes, edges } = asking({})
    const [start, , end] = nodes
    const direct = { ...edges[0], to: 'n_yes' }
    await saveDraft(flowId, { nodes: [start, end], edges: [direct], settings: {} })
    const { body: preview } = await call('POST', `/flows/${flowId}/publish/preview`)
    expect(passageOf(preview, 'n_ask')).toEqual({ type: 'none' })
    const { body } = await publishDraft(flowId, { type: 'move', nodes: {} })
    expect(body).toMatchObject({ moved: 0, stayed: [first()] })
  })

  test('stopped, they end with the reason, and those on the new version go on', async () => {
    const flowId = await publish(clinic, asking({}))
    await book('1')
    await saveDraft(flowId, asking({}, 'New?'))
    const { body } = await publishDraft(flowId, { type: 'stop', reason: 'Wrong question' })
    expect(body).toMatchObject({ stopped: 1, moved: 0 })
    expect(await lastOf('cancelled')).toMatchObject({
      actor: 'local user',
      text: expect.stringContaining('Wrong question'),
    })
    await book('2')
    expect(clinic.executions()[0]).toMatchObject({ version: 2, status: 'waiting' })
  })

  test('a publication that is refused stops nobody', async () => {
    const flowId = await publish(clinic, asking({}))
    await book('1')
    await saveDraft(flowId, { nodes: [], edges: [], settings: {} })
    const { status } = await publishDraft(flowId, { type: 'stop', reason: 'Gone' })
    expect(status).toBe(422)
    expect(clinic.executions()[0]).toMatchObject({ status: 'waiting' })
  })
})

describe('cancelling many', () => {
  test('of one flow, one subject or one patient, and nobody else', async () => {
    await publish(clinic, asking({}))
    for (const id of ['1', '2']) await book(id)
    const [newest] = (await call('GET', '/executions')).body.items
    const reason = 'Moved away'
    const wish = { subject: newest.subject, reason }
    expect((await call('POST', '/executions/cancel', wish)).body).toEqual({ cancelled: 1 })
    const patient = { patientId: newest.patientId, reason }
    expect((await call('POST', '/executions/cancel', patient)).body).toEqual({ cancelled: 1 })
    expect(clinic.executions().map(({ status }) => status)).toEqual(['cancelled', 'cancelled'])
  })

  test('is refused without exactly one of them, also when one is misspelt', async () => {
    await publish(clinic, asking({}))
    await book('1')
    for (const filter of [{}, { subject: 'a', flowId: 'b' }, { flow: 'a' }]) {
      const { status } = await call('POST', '/executions/cancel', { ...filter, reason: 'x' })
      expect(status, JSON.stringify(filter)).toBe(400)
    }
    expect(clinic.executions()[0]).toMatchObject({ status: 'waiting' })
  })
})

describe('running again', () => {
  test('the plan names who would be texted again, and never a whole phone number', async () => {
    await publish(clinic, asking({}))
    await book('1')
    await clinic.answer(CHLOE, 'yes')
    const { body } = await call('GET', `/executions/${first()}/retry-plan?nodeId=n_ask`)
    expect(body.versions).toEqual({ same: 1, current: 1 })
    expect(body.steps).toContainEqual({
      nodeId: 'n_ask',
      label: 'Wait for a reply',
      reached: true,
      inCurrent: true,
    })
    expect(body.repeats).toMatchObject([
      { activity: 'message.send', toWhom: 'Chloe B.', what: 'Will you come?', status: 'done' },
    ])
    expect(JSON.stringify(body)).not.toContain('5125550122')
  })

  test('from a step, on the version that is live now', async () => {
    const flowId = await publish(clinic, asking({}))
    await book('1')
    await clinic.answer(CHLOE, 'yes')
    await publish(clinic, asking({}, 'And now?', { yes: 'agreed' }), flowId)
    const wish = { nodeId: 'n_ask', version: 'current', confirmedRepeats: 1 }
    const { body } = await call('POST', `/executions/${first()}/retry`, wish)
    expect(body).toMatchObject({ version: 2 })
    await clinic.chairflow.runtime.settle()
    expect(texts()).toEqual(['Will you come?', 'And now?'])
    expect(await lastOf('retried')).toMatchObject({ actor: 'local user' })
    await clinic.answer(CHLOE, 'yes')
    expect(clinic.executions()[0]).toMatchObject({ outcome: 'agreed' })
  })

  test('is refused when more would repeat than was agreed to', async () => {
    await publish(clinic, asking({}))
    await book('1')
    const wish = { nodeId: 'n_ask', version: 'same', confirmedRepeats: 0 }
    const { status, body } = await call('POST', `/executions/${first()}/retry`, wish)
    expect(status).toBe(409)
    expect(body.detail).toContain('look at the list again')
    expect(texts()).toHaveLength(1)
  })

  test('is refused from a step it never reached, or that is not there', async () => {
    await publish(clinic, asking({}))
    await book('1')
    for (const nodeId of ['n_yes', 'n_gone']) {
      const wish = { nodeId, version: 'same', confirmedRepeats: 0 }
      expect((await call('POST', `/executions/${first()}/retry`, wish)).status).toBe(422)
    }
    expect((await call('GET', '/executions/nothing/retry-plan')).status).toBe(404)
  })
})

describe('a paused flow', () => {
  test('says so, keeps what comes, and starts it when it is resumed', async () => {
    const flowId = await publish(clinic, asking({}))
    expect((await call('POST', `/flows/${flowId}/pause`)).body).toEqual({ kept: 0 })
    await book('1')
    expect(texts()).toEqual([])
    const { body: paused } = await call('GET', `/flows/${flowId}`)
    expect(paused).toMatchObject({ pausedAt: expect.any(String), inFlight: 1, queued: 1 })
    const { body: list } = await call('GET', '/executions')
    expect(list.items[0]).toMatchObject({ status: 'waiting', isQueued: true })
    expect((await call('POST', `/flows/${flowId}/resume`, { kept: 'start' })).body).toEqual({
      kept: 1,
    })
    await clinic.chairflow.runtime.settle()
    expect(texts()).toHaveLength(1)
    const { body: resumed } = await call('GET', `/flows/${flowId}`)
    expect(resumed).toMatchObject({ pausedAt: null, queued: 0 })
  })

  test('may drop what came meanwhile; nobody is texted', async () => {
    const flowId = await publish(clinic, asking({}))
    await call('POST', `/flows/${flowId}/pause`)
    await book('1')
    await call('POST', `/flows/${flowId}/resume`, { kept: 'discard' })
    await clinic.chairflow.runtime.settle()
    expect(texts()).toEqual([])
    expect(await lastOf('cancelled')).toMatchObject({ actor: 'local user' })
  })

  test('that does not exist is said to be missing', async () => {
    expect((await call('POST', '/flows/nothing/pause')).status).toBe(404)
    expect((await call('POST', '/flows/nothing/resume', { kept: 'start' })).status).toBe(404)
  })
})

test('who published, moved or stopped, brought back, paused and resumed stays on record', async () => {
  const flowId = await publish(clinic, asking({}))
  await book('1')
  await saveDraft(flowId, asking({}, 'New?'))
  await publishDraft(flowId, { type: 'stop', reason: 'Wrong question' })
  await call('POST', `/flows/${flowId}/rollback`, { version: 1 })
  await call('POST', `/flows/${flowId}/pause`)
  await call('POST', `/flows/${flowId}/resume`, { kept: 'discard' })
  const { body } = await call('GET', `/flows/${flowId}/log`)
  expect(body.items.map(({ kind }: { kind: string }) => kind)).toEqual([
    'resumed',
    'paused',
    'rolled-back',
    'published',
    'published',
  ])
  expect(body.items[3]).toMatchObject({
    actor: 'local user',
    text: 'Published version 2. 1 under way stopped.',
  })
})

test('an execution and the one it started lead to each other', async () => {
  const child = await publish(clinic, { ...ending, settings: {} })
  const parent = await publish(clinic, running(child))
  await call('POST', `/flows/${parent}/start`, { input: {} })
  await clinic.chairflow.runtime.settle()
  const { items } = (await call('GET', '/executions')).body
  const started = items.find(({ flowId }: { flowId: string }) => flowId === child)
  const asked = items.find(({ flowId }: { flowId: string }) => flowId === parent)
  expect(started.parentId).toBe(asked.id)
  const { body } = await call('GET', `/executions/${asked.id}`)
  expect(body.children).toEqual([{ id: started.id, flowName: 'Ask', status: started.status }])
})

test('executions are listed for one patient', async () => {
  await publish(clinic, asking({}))
  await book('1')
  const { patientId } = (await call('GET', '/executions')).body.items[0]
  expect((await call('GET', `/executions?patientId=${patientId}`)).body.items).toHaveLength(1)
  expect((await call('GET', '/executions?patientId=pat_nobody')).body.items).toEqual([])
})

/** The practice system tells of a new visit of Chloe's. */
function book(id: string): Promise<void> {
  const at = clinic.clock.now() + (24 + Number(id)) * HOUR_MS
  return tellAppointment(clinic, visit(`60${id}`, at))
}

const BY_HAND = { id: 'n_start', type: 'manual', v: 1, config: { about: 'nothing', inputs: [] } }
const END = { id: 'n_end', type: 'end', v: 1, config: { outcome: 'over' } }

const ending = {
  nodes: [BY_HAND, END],
  edges: [{ id: 'e_0', from: 'n_start', port: 'next', to: 'n_end' }],
}

/** Runs another flow by hand, and ends however that one ends. */
function running(flowId: string): object {
  const config = { flowId, version: 1, inputs: [], returns: [], timeoutMinutes: 60 }
  const ways = ['done', 'failed', 'timeout']
  return {
    nodes: [BY_HAND, { id: 'n_run', type: 'run-flow', v: 1, config }, END],
    edges: [
      { id: 'e_0', from: 'n_start', port: 'next', to: 'n_run' },
      ...ways.map((port) => ({ id: `e_${port}`, from: 'n_run', port, to: 'n_end' })),
    ],
    settings: {},
  }
}

function first(): string {
  return clinic.executions()[0]?.id ?? ''
}

function texts(): readonly string[] {
  return clinic.vendors.texts.map(({ body }) => body)
}

async function lastOf(kind: string) {
  const { body } = await call('GET', `/executions/${clinic.executions().at(-1)?.id}`)
  return body.journal.findLast((line: { kind: string }) => line.kind === kind)
}

type Preview = { readonly steps: readonly { nodeId: string; passage: object }[] }

function passageOf({ steps }: Preview, nodeId: string) {
  return steps.find((step) => step.nodeId === nodeId)?.passage
}

function renamed(logic: object, before: string, now: string): object {
  return JSON.parse(JSON.stringify(logic).replaceAll(`"${before}"`, `"${now}"`))
}

async function saveDraft(id: string, logic: object): Promise<void> {
  const { body } = await call('GET', `/flows/${id}`)
  const draft = { revision: body.revision, document: { ...body.document, logic } }
  expect((await call('PUT', `/flows/${id}`, draft)).status).toBe(200)
}

async function publishDraft(id: string, inFlight?: object): Promise<Answer> {
  const { revision } = (await call('GET', `/flows/${id}`)).body
  const answer = await call('POST', `/flows/${id}/publish`, { revision, inFlight })
  await clinic.chairflow.runtime.settle()
  return answer
}

// biome-ignore lint/suspicious/noExplicitAny: tests read what came over the wire
type Answer = { readonly status: number; readonly body: any }

async function call(method: string, path: string, body?: unknown): Promise<Answer> {
  const headers = { 'content-type': 'application/json' }
  const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }
  const response = await createApp(clinic.chairflow).request(`/api/v1${path}`, init)
  const text = await response.text()
  return { status: response.status, body: text === '' ? null : JSON.parse(text) }
}
