import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createApp } from './app.ts'
import { type Clinic, openClinic } from './testing/clinic.ts'

let clinic: Clinic
let app: ReturnType<typeof createApp>
beforeEach(async () => {
  clinic = await openClinic()
  app = createApp(clinic.chairflow)
})
afterEach(() => clinic.close())

describe('flows', () => {
  test('a new flow is an empty draft with a checklist', async () => {
    const { status, body } = await call('POST', '/api/v1/flows', { name: 'Reminders' })
    expect(status).toBe(201)
    expect(body).toMatchObject({ name: 'Reminders', revision: 1, published: null })
    expect(body.problems.map(({ code }: { code: string }) => code)).toContain('no-trigger')
  })

  test('a flow with errors is not published, and the problems are named', async () => {
    const { body: flow } = await call('POST', '/api/v1/flows', { name: 'Empty' })
    const { status, body } = await call('POST', `/api/v1/flows/${flow.id}/publish`, { revision: 1 })
    expect(status).toBe(422)
    expect(body.problems[0]).toMatchObject({ code: 'no-trigger', severity: 'error' })
  })

  test('publishing an unchanged flow makes no new version; a changed one does', async () => {
    const { body: before } = await call('GET', '/api/v1/flows/flw_gap_fill')
    const same = await call('POST', '/api/v1/flows/flw_gap_fill/publish', {
      revision: before.revision,
    })
    expect(same.body.published.version).toBe(1)
    const document = structuredClone(before.document)
    document.logic.nodes[4].config.responseWindowMinutes = 20
    const saved = await call('PUT', '/api/v1/flows/flw_gap_fill', {
      revision: before.revision,
      document,
    })
    expect(saved.body).toMatchObject({ hasUnpublishedChanges: true })
    const published = await call('POST', '/api/v1/flows/flw_gap_fill/publish', {
      revision: saved.body.revision,
    })
    expect(published.body.published.version).toBe(2)
    const back = await call('POST', '/api/v1/flows/flw_gap_fill/rollback', { version: 1 })
    expect(back.body.published.version).toBe(1)
    expect((await call('GET', '/api/v1/flows/flw_gap_fill/versions')).body.items).toHaveLength(2)
  })

  test('moving a box is saved and changes nothing that runs', async () => {
    const { body: before } = await call('GET', '/api/v1/flows/flw_gap_fill')
    const document = { ...before.document, layout: { n_offer: { x: 1, y: 2 } } }
    const { body } = await call('PUT', '/api/v1/flows/flw_gap_fill', { revision: 1, document })
    expect(body).toMatchObject({ revision: 2, hasUnpublishedChanges: false })
  })

  test('a save that would overwrite somebody else is refused', async () => {
    const { body: flow } = await call('GET', '/api/v1/flows/flw_gap_fill')
    const save = { revision: 1, document: flow.document }
    expect((await call('PUT', '/api/v1/flows/flw_gap_fill', save)).status).toBe(200)
    expect((await call('PUT', '/api/v1/flows/flw_gap_fill', save)).status).toBe(409)
  })

  test('an execution finishes on the version it started on', async () => {
    await clinic.cancel()
    const { body: flow } = await call('GET', '/api/v1/flows/flw_gap_fill')
    const document = structuredClone(flow.document)
    document.logic.nodes[4].config.filledMessage = 'Changed text'
    const { body: saved } = await call('PUT', '/api/v1/flows/flw_gap_fill', {
      revision: 1,
      document,
    })
    await call('POST', '/api/v1/flows/flw_gap_fill/publish', { revision: saved.revision })
    await clinic.answer('+15125550110', 'YES')
    expect(clinic.vendors.texts.map(({ body }) => body)).not.toContain('Changed text')
    const { body } = await call('GET', '/api/v1/executions')
    expect(body.items[0]).toMatchObject({ version: 1, outcome: 'filled' })
  })

  test('what is exported can be imported again as a draft of its own', async () => {
    const { body: document } = await call('GET', '/api/v1/flows/flw_gap_fill/export')
    const { status, body } = await call('POST', '/api/v1/flows/import', document)
    expect(status).toBe(201)
    expect(body.id).not.toBe('flw_gap_fill')
    expect(body.published).toBeNull()
  })

  test('a deleted flow is gone, and what ran on it can still be read', async () => {
    await clinic.cancel()
    expect((await call('DELETE', '/api/v1/flows/flw_gap_fill')).status).toBe(204)
    expect((await call('GET', '/api/v1/flows/flw_gap_fill')).status).toBe(404)
    const [execution] = clinic.executions()
    expect((await call('GET', `/api/v1/executions/${execution?.id}`)).status).toBe(200)
  })
})

describe('executions', () => {
  test('are listed newest first, page by page', async () => {
    await clinic.cancel()
    const { body } = await call('GET', '/api/v1/executions?limit=1&flowId=flw_gap_fill')
    expect(body).toMatchObject({
      nextCursor: null,
      items: [{ status: 'waiting', subject: '5001' }],
    })
    expect((await call('GET', '/api/v1/executions?status=failed')).body.items).toEqual([])
    expect((await call('GET', '/api/v1/executions?cursor=nonsense')).status).toBe(400)
  })

  test('tell who was considered and why, and what they wait for', async () => {
    await clinic.cancel()
    const { body } = await call('GET', `/api/v1/executions/${clinic.executions()[0]?.id}`)
    const match = body.journal.find(({ port }: { port: string }) => port === 'matched')
    const singh = match.data.candidates.find(({ name }: { name: string }) => name === 'PA Singh')
    expect(singh).toMatchObject({ chosen: false, reasons: ['No neurotoxin certificate on file'] })
    expect(body.activeNodes).toMatchObject([{ nodeId: 'n_offer' }])
  })

  test('can be cancelled once, with a reason', async () => {
    await clinic.cancel()
    const address = `/api/v1/executions/${clinic.executions()[0]?.id}/cancel`
    const { body } = await call('POST', address, { reason: 'Filled by phone' })
    expect(body).toMatchObject({ status: 'cancelled' })
    expect(body.journal.at(-1)).toMatchObject({ actor: 'local user', kind: 'cancelled' })
    expect((await call('POST', address, { reason: 'Again' })).status).toBe(409)
  })
})

describe('every door', () => {
  test.each([
    ['GET', '/api/v1/flows/nothing', 404],
    ['GET', '/api/v1/executions/nothing', 404],
    ['GET', '/api/v1/nothing', 404],
    ['POST', '/api/v1/tasks/nothing/decide', 400],
    ['POST', '/hooks/pms/nobody', 404],
    ['POST', '/hooks/sms/twilio/elsewhere', 404],
  ])('%s %s answers %i with a problem document', async (method, path, status) => {
    const response = await app.request(path, { method, ...(method === 'POST' && json({})) })
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
  })

  test('a body that is not JSON, or lacks a field, is refused without repeating it', async () => {
    const broken = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"x' }
    expect((await app.request('/api/v1/flows', broken)).status).toBe(400)
    const { status, body } = await call('POST', '/api/v1/flows', { title: 'secret words' })
    expect(status).toBe(400)
    expect(JSON.stringify(body)).not.toContain('secret words')
    expect(body.detail).toContain('name')
  })

  test('a page of another site can neither write nor read by another name', async () => {
    const foreign = { ...json({ name: 'x' }), method: 'POST' }
    const headers = { ...foreign.headers, origin: 'https://evil.example' }
    expect((await app.request('/api/v1/flows', { ...foreign, headers })).status).toBe(403)
    expect((await app.request('http://evil.example/api/v1/flows')).status).toBe(403)
  })

  test('lists are items with a cursor', async () => {
    for (const name of ['services', 'providers', 'rooms', 'locations', 'credentials', 'waitlist']) {
      const { body } = await call('GET', `/api/v1/${name}`)
      expect(body.items.length, name).toBeGreaterThan(0)
      expect(body.nextCursor).toBeNull()
    }
  })

  test('no answer ever holds a secret of a connection', async () => {
    const { body } = await call('GET', '/api/v1/connections')
    expect(JSON.stringify(body)).not.toMatch(/token|password|secret/i)
  })
})

test('the demo flow in examples is the flow that is loaded', async () => {
  const file = new URL('../../../examples/demo-practice/gap-fill.flow.json', import.meta.url)
  const { body } = await call('GET', '/api/v1/flows/flw_gap_fill')
  expect(body.document).toEqual(JSON.parse(readFileSync(file, 'utf8')))
  expect(body).toMatchObject({ errors: 0, warnings: 0 })
})

function json(body: unknown) {
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

// biome-ignore lint/suspicious/noExplicitAny: tests read what came over the wire
type Answer = { readonly status: number; readonly body: any }

async function call(method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await app.request(path, { method, ...(body !== undefined && json(body)) })
  const text = await response.text()
  return { status: response.status, body: text === '' ? null : JSON.parse(text) }
}
