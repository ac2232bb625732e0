import { visitSpans } from '@chairflow/scheduling'
import { placeHold } from '@chairflow/store'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createApp } from './app.ts'
import { type Clinic, openClinic } from './testing/clinic.ts'

const MINUTE_MS = 60_000
/** Monday at the demo practice; Dr. Lee has a visit there from 1 PM to 1:30 PM, then clean-up. */
const TEN = '2026-11-23T10:00:00-06:00'
const WISH = {
  serviceId: 'svc_neuromodulator',
  providerId: 'prv_lee',
  patientId: 'pat_02',
  startAt: TEN,
  minutes: 20,
}

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic()
})
afterEach(() => clinic.close())

describe('a time that is asked for', () => {
  test('is held with its provider, a free room and the patient until its minutes are over', async () => {
    const { status, body } = await place(WISH)
    expect(status).toBe(201)
    expect(body).toMatchObject({
      placedBy: 'desk',
      actor: 'local user',
      status: 'open',
      provider: { name: 'Dr. Lee' },
      room: { name: expect.stringContaining('Treatment room') },
      patientId: 'pat_02',
      startAt: '2026-11-23T16:00:00.000Z',
      endAt: '2026-11-23T16:30:00.000Z',
      expiresAt: '2026-11-23T15:20:00.000Z',
    })
    expect(await openOnes()).toEqual([body])
    clinic.clock.advance(20 * MINUTE_MS)
    expect(await openOnes()).toEqual([])
    expect(await read(body.id)).toMatchObject({ status: 'over' })
  })

  test('is kept for the patient as well, wherever else they would be put', async () => {
    await place(WISH)
    const { status, body } = await place({ ...WISH, providerId: 'prv_martinez' })
    expect(status).toBe(409)
    expect(body.taken).toMatchObject([{ kind: 'patient', name: null, by: 'hold' }])
  })

  test('in a room that is named is held there, and with null in none', async () => {
    const { body: here } = await place({ ...WISH, roomId: 'room_t2' })
    expect(here.room).toMatchObject({ id: 'room_t2' })
    const other = { ...WISH, providerId: 'prv_martinez', patientId: null, roomId: null }
    expect((await place(other)).body.room).toBeNull()
  })

  test('is held no longer than until it begins', async () => {
    const { body } = await place({ ...WISH, minutes: 1440 })
    expect(body.expiresAt).toBe(body.startAt)
  })
})

describe('a time that is taken', () => {
  test('is refused with what is taken by what and until when, and nothing of it is held', async () => {
    await place(WISH)
    const half = { ...WISH, startAt: '2026-11-23T10:15:00-06:00', patientId: 'pat_03' }
    const { status, body, type } = await place(half)
    expect(status).toBe(409)
    expect(type).toContain('application/problem+json')
    expect(body.detail).toBe(
      'Dr. Lee is held for somebody else from Mon 10:00 AM until Mon 10:45 AM. ' +
        'The hold ends Mon 9:20 AM unless it is booked.',
    )
    expect(body.taken).toMatchObject([
      { kind: 'provider', id: 'prv_lee', by: 'hold', heldUntil: '2026-11-23T15:20:00.000Z' },
    ])
    expect(await openOnes()).toHaveLength(1)
  })

  test('by a visit of the practice system is told without a word about whose it is', async () => {
    const { status, body } = await place({ ...WISH, startAt: '2026-11-23T13:30:00-06:00' })
    expect(status).toBe(409)
    expect(body.detail).toContain('Dr. Lee has a visit in the practice system')
    expect(body.errors).toMatchObject([{ pointer: '#/providerId', code: 'taken-by-appointment' }])
    expect(JSON.stringify(body)).not.toMatch(/Chloe|Bennett|pat_|5001/)
  })

  test('is free again once it was given back, and giving it back twice changes nothing', async () => {
    const { body } = await place(WISH)
    expect(await release(body.id)).toBe(204)
    expect(await release(body.id)).toBe(204)
    expect(await read(body.id)).toMatchObject({ status: 'released' })
    expect((await place(WISH)).status).toBe(201)
  })
})

describe('an idempotency key', () => {
  test('places one hold however often the request is sent, even after its end', async () => {
    const first = await place(WISH, 'key-1')
    const again = await place({ ...WISH, startAt: Date.parse(TEN) }, 'key-1')
    expect(again).toMatchObject({ status: 201, body: first.body, isReplayed: true })
    await release(first.body.id)
    expect((await place(WISH, 'key-1')).body).toMatchObject({
      id: first.body.id,
      status: 'released',
    })
    expect(await openOnes()).toEqual([])
  })

  test('that was used for another time is refused', async () => {
    await place(WISH, 'key-1')
    const { status } = await place({ ...WISH, startAt: '2026-11-23T11:00:00-06:00' }, 'key-1')
    expect(status).toBe(422)
    expect((await place(WISH, 'two words')).status).toBe(400)
  })

  test('of a request that was refused can be used again', async () => {
    const { body } = await place(WISH)
    expect((await place(WISH, 'key-1')).status).toBe(409)
    await release(body.id)
    expect((await place(WISH, 'key-1')).status).toBe(201)
  })
})

test.each([
  [{ serviceId: 'no' }, '#/serviceId'],
  [{ locationId: 'no' }, '#/locationId'],
  [{ providerId: 'no' }, '#/providerId'],
  [{ patientId: 'no' }, '#/patientId'],
  [{ roomId: 'no' }, '#/roomId'],
  [{ equipmentIds: ['no'] }, '#/equipmentIds/0'],
  [{ startAt: 'tomorrow' }, '#/startAt'],
  [{ startAt: '2026-11-23T08:00:00-06:00' }, '#/startAt'],
])('%j is answered with the field that is to be corrected', async (change, pointer) => {
  const { status, body } = await place({ ...WISH, ...change })
  expect(status).toBe(422)
  expect(body.errors).toMatchObject([{ pointer }])
  expect(await openOnes()).toEqual([])
})

test('a time that a flow holds is listed, and ends with its execution only', async () => {
  const at = clinic.clock.now()
  const visit = { startAt: at + MINUTE_MS, endAt: at + 2 * MINUTE_MS }
  const resources = { providerId: 'prv_lee', roomId: null, equipmentIds: [], patientId: null }
  const spans = visitSpans(visit, resources, { beforeMs: 0, afterMs: 0 })
  const hold = { id: 'exe_1.1', executionId: 'exe_1', spans, at, expiresAt: at + MINUTE_MS }
  const { store } = clinic.chairflow.runtime
  await store.write((tx) => placeHold(tx, { ...hold, leeway: 'none' }))
  expect(await openOnes()).toMatchObject([
    { id: 'exe_1.1', placedBy: 'flow', executionId: 'exe_1', provider: { name: 'Dr. Lee' } },
  ])
  expect(await release('exe_1.1')).toBe(409)
  expect(await openOnes()).toHaveLength(1)
})

test('what ended more than a day ago is forgotten, and its key with it', async () => {
  const { body } = await place(WISH, 'key-1')
  await clinic.pass(24 * 60 * MINUTE_MS)
  expect((await request(`/${body.id}`)).status).toBe(200)
  await clinic.pass(2 * 60 * MINUTE_MS)
  expect((await request(`/${body.id}`)).status).toBe(404)
})

test('a hold that nobody placed is not known', async () => {
  expect(await release('no')).toBe(404)
  expect((await request('/no')).status).toBe(404)
})

test('OpenAPI prints what a hold takes and answers', async () => {
  const { paths } = await (await createApp(clinic.chairflow).request('/openapi.json')).json()
  const { get, post } = paths['/api/v1/holds']
  expect(JSON.stringify(get.responses[200])).toContain('expiresAt')
  expect(JSON.stringify(post.requestBody)).toContain('equipmentIds')
  expect(JSON.stringify(post.responses[409])).toContain('heldUntil')
  expect(paths['/api/v1/holds/{id}'].delete.responses).toHaveProperty('404')
})

function request(path: string, init: RequestInit = {}): Promise<Response> {
  return Promise.resolve(createApp(clinic.chairflow).request(`/api/v1/holds${path}`, init))
}

async function place(body: object, key?: string) {
  const headers = {
    'content-type': 'application/json',
    ...(key !== undefined && { 'idempotency-key': key }),
  }
  const response = await request('', { method: 'POST', headers, body: JSON.stringify(body) })
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    isReplayed: response.headers.get('idempotency-replayed') === 'true',
    body: await response.json(),
  }
}

async function openOnes() {
  return (await (await request('')).json()).items
}

async function read(id: string) {
  return (await request(`/${id}`)).json()
}

async function release(id: string): Promise<number> {
  return (await request(`/${id}`, { method: 'DELETE' })).status
}
