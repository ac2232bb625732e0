import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createApp } from './app.ts'
import { type Clinic, openClinic } from './testing/clinic.ts'

const MINUTE_MS = 60_000
const WISH = {
  serviceId: 'svc_neuromodulator',
  providerId: 'prv_lee',
  startAt: '2026-11-23T10:00:00-06:00',
  minutes: 20,
}
const LEE = {
  permittedBy: 'Ana Ortiz',
  reason: 'Twins, treated together',
  resources: [{ kind: 'provider', id: 'prv_lee' }],
  startAt: '2026-11-23T10:00:00-06:00',
  endAt: '2026-11-23T11:00:00-06:00',
  minutes: 60,
}

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic()
  await post('holds', { ...WISH, roomId: 'room_t1' })
})
afterEach(() => clinic.close())

describe('two visits at once', () => {
  test('are refused until somebody permits it, and then it says with which permission', async () => {
    const second = { ...WISH, roomId: 'room_t2' }
    expect((await post('holds', second)).status).toBe(409)
    const { body: permission, status } = await post('overbook-permissions', LEE)
    expect(status).toBe(201)
    expect((await post('holds', second)).status).toBe(409)
    const held = await post('holds', { ...second, permissionId: permission.id })
    expect(held).toMatchObject({ status: 201, body: { permissionId: permission.id } })
    expect((await get('holds')).items).toHaveLength(2)
  })

  test('share only what the permission names', async () => {
    const { body: permission } = await post('overbook-permissions', LEE)
    const wish = { ...WISH, roomId: 'room_t1', permissionId: permission.id }
    const { status, body } = await post('holds', wish)
    expect(status).toBe(409)
    expect(body.taken).toMatchObject([{ kind: 'room', id: 'room_t1' }])
    expect(await read(permission.id)).toMatchObject({ status: 'usable' })
  })

  test('a permission that is not needed is not used up', async () => {
    const { body: permission } = await post('overbook-permissions', LEE)
    const other = { ...WISH, providerId: 'prv_martinez', roomId: 'room_t2' }
    const held = await post('holds', { ...other, permissionId: permission.id })
    expect(held).toMatchObject({ status: 201, body: { permissionId: null } })
    expect(await read(permission.id)).toMatchObject({ status: 'usable', holdId: null })
  })

  test.each([
    ['for another time', { startAt: '2026-11-23T10:15:00-06:00' }, 'another time', 0],
    ['that is over', { minutes: 5 }, 'time is over', 5],
  ])('a permission %s is told as such', async (_, change, words, minutes) => {
    const { body: permission } = await post('overbook-permissions', { ...LEE, ...change })
    clinic.clock.advance(minutes * MINUTE_MS)
    const wish = { ...WISH, roomId: 'room_t2', permissionId: permission.id }
    const { status, body } = await post('holds', wish)
    expect(status).toBe(409)
    expect(body.detail).toContain(words)
  })

  test('need a permission each, and none that was taken back', async () => {
    const { body: used } = await post('overbook-permissions', LEE)
    const wish = { ...WISH, roomId: 'room_t2', permissionId: used.id }
    expect((await post('holds', wish)).status).toBe(201)
    expect((await post('holds', { ...wish, roomId: null })).body.detail).toContain('was used')
    expect((await remove(used.id)).status).toBe(409)
    const { body: revoked } = await post('overbook-permissions', LEE)
    expect((await remove(revoked.id)).status).toBe(204)
    const third = { ...wish, roomId: null, permissionId: revoked.id }
    expect((await post('holds', third)).body.detail).toContain('was taken back')
  })
})

test('who permitted what, why, and what became of it can be read, and is in the practice’s log', async () => {
  const { body: permission } = await post('overbook-permissions', LEE)
  clinic.clock.advance(MINUTE_MS)
  await post('holds', { ...WISH, roomId: 'room_t2', permissionId: permission.id })
  const { items } = await get('overbook-permissions')
  expect(items).toMatchObject([
    {
      permittedBy: 'Ana Ortiz',
      actor: 'local user',
      reason: 'Twins, treated together',
      resources: [{ kind: 'provider', name: 'Dr. Lee' }],
      usableUntil: '2026-11-23T16:00:00.000Z',
      status: 'used',
      holdId: expect.stringMatching(/^hld_/),
      history: [
        { text: 'Ana Ortiz permitted a second visit: Dr. Lee. Why: Twins, treated together' },
        { text: expect.stringMatching(/^It was used for the hold hld_/) },
      ],
    },
  ])
  const log = (await get(`practice/log?recordId=${permission.id}`)).items
  expect(log.map(({ action }: { action: string }) => action)).toEqual(['changed', 'created'])
  expect(await get('audit/verify')).toMatchObject({ isWhole: true })
})

test('permissions are listed page by page, the newest first', async () => {
  for (const reason of ['one', 'two', 'three']) {
    clinic.clock.advance(MINUTE_MS)
    await post('overbook-permissions', { ...LEE, reason })
  }
  const first = await get('overbook-permissions?limit=2')
  const second = await get(`overbook-permissions?limit=2&cursor=${first.nextCursor}`)
  const reasons = [...first.items, ...second.items].map(({ reason }) => reason)
  expect(reasons).toEqual(['three', 'two', 'one'])
  expect(second.nextCursor).toBeNull()
})

test.each([
  [{ reason: '    ' }, '#/reason'],
  [{ permittedBy: '   ' }, '#/permittedBy'],
  [{ resources: [{ kind: 'room', id: 'prv_lee' }] }, '#/resources/0/id'],
  [{ endAt: LEE.startAt }, '#/endAt'],
  [{ endAt: '2026-11-25T10:00:00-06:00' }, '#/endAt'],
  [{ startAt: '2026-11-20T10:00:00-06:00', endAt: '2026-11-20T11:00:00-06:00' }, '#/endAt'],
])('a permission with %j is refused at its field', async (change, pointer) => {
  const { status, body } = await post('overbook-permissions', { ...LEE, ...change })
  expect(status).toBe(422)
  expect(body.errors).toMatchObject([{ pointer }])
  expect((await get('overbook-permissions')).items).toEqual([])
})

test('nobody permits that a patient is in two places', async () => {
  const resources = [{ kind: 'patient', id: 'pat_02' }]
  expect((await post('overbook-permissions', { ...LEE, resources })).status).toBe(400)
})

test('a permission that is not there is told at its field', async () => {
  const { status, body } = await post('holds', { ...WISH, roomId: 'room_t2', permissionId: 'no' })
  expect(status).toBe(422)
  expect(body.errors).toMatchObject([{ pointer: '#/permissionId' }])
  expect((await remove('no')).status).toBe(404)
})

function request(path: string, init: RequestInit = {}): Promise<Response> {
  return Promise.resolve(createApp(clinic.chairflow).request(`/api/v1/${path}`, init))
}

async function post(path: string, body: object) {
  const headers = { 'content-type': 'application/json' }
  const response = await request(path, { method: 'POST', headers, body: JSON.stringify(body) })
  return { status: response.status, body: await response.json() }
}

async function get(path: string) {
  return (await request(path)).json()
}

function read(id: string) {
  return get(`overbook-permissions/${id}`)
}

function remove(id: string): Promise<Response> {
  return request(`overbook-permissions/${id}`, { method: 'DELETE' })
}
