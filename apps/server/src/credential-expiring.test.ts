import { findExecution } from '@chairflow/store'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createApp } from './app.ts'
import { type Clinic, openClinic, visit } from './testing/clinic.ts'
import { exampleFlow } from './testing/example-flow.ts'
import { publish } from './testing/publish.ts'
import { tellAppointment } from './testing/tell-appointment.ts'

const HOUR_MS = 60 * 60_000
const DAY_MS = 24 * HOUR_MS

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic()
})
afterEach(() => clinic.close())

/** Today is Monday, November 23, 2026. */
const LEE = { kind: 'neurotoxin-certificate', providerId: 'prv_lee' }

test('each chosen day before the end tells once: the days left, what is touched, and how many bookings', async () => {
  await endOn('2026-12-24')
  for (const day of [30, 31, 32, 33]) {
    await tellAppointment(clinic, visit(`80${day}`, clinic.clock.now() + day * DAY_MS))
  }
  await publish(clinic, watching([30, 14, 7, 1, 0]))
  await pass(32 * DAY_MS)
  expect(told()).toEqual([
    'ends in 30 days, on Thursday, December 24',
    'ends in 14 days, on Thursday, December 24',
    'ends in 7 days, on Thursday, December 24',
    'ends tomorrow',
    'ends today',
  ])
  const [first] = scopes()
  expect(first).toMatchObject({
    credential: { type: 'Neurotoxin certificate', expiresOn: '2026-12-24', daysLeft: 30 },
    provider: { name: 'Dr. Lee' },
    affected: { services: 'Neuromodulator injection', serviceCount: 1, bookings: 2 },
    location: { id: 'loc_austin' },
  })
})

test('after a downtime the nearest of the days passed tells once, the others never', async () => {
  await endOn('2026-12-30')
  await publish(clinic, watching([30, 14, 7, 1, 0]))
  clinic.clock.advance(32 * DAY_MS)
  await clinic.restart()
  expect(scopes().map(({ credential }) => credential.daysLeft)).toEqual([5])
  await clinic.restart()
  await pass(3 * DAY_MS)
  expect(told()).toHaveLength(1)
  await pass(4 * DAY_MS)
  expect(scopes().map(({ credential }) => credential.daysLeft)).toEqual([5, 1, 0])
})

test('what lapsed while Chairflow was not running still tells, and old news do not', async () => {
  await endOn('2026-12-01')
  await publish(clinic, watching([7]))
  clinic.clock.advance(10 * DAY_MS)
  await clinic.restart()
  expect(told()).toEqual(['ended 2 days ago, on Tuesday, December 1'])
  await publish(clinic, watching([1]))
  await pass(DAY_MS)
  expect(told()).toHaveLength(2)
  await pass(40 * DAY_MS)
  await publish(clinic, watching([0]))
  await pass(2 * DAY_MS)
  expect(told()).toHaveLength(2)
})

test('a renewal that is confirmed starts anew, one that was only submitted does not', async () => {
  await endOn('2026-11-30')
  await publish(clinic, watching([7, 1]))
  await pass(DAY_MS)
  expect(told()).toHaveLength(1)
  const until = '2026-12-20'
  const pending = { ...LEE, status: 'pending', validFrom: '2026-12-01', validUntil: until }
  const { body: renewal } = await call('POST', '/credentials', pending)
  await pass(5 * DAY_MS)
  expect(scopes().map(({ credential }) => credential)).toMatchObject([
    { daysLeft: 6, isRenewalPending: false },
    { daysLeft: 1, isRenewalPending: true },
  ])
  const verified = await call('POST', `/credentials/${renewal.id}/verify`, { source: 'Register' })
  expect(verified.body).toMatchObject({ status: 'active' })
  await pass(20 * DAY_MS)
  expect(scopes().map(({ credential }) => credential.daysLeft)).toEqual([6, 1, 7, 1])
  expect(scopes().at(-1)?.credential).toMatchObject({ id: renewal.id, expiresOn: until })
})

test('the same record with a later last day starts anew as well; with the old one again it stays silent', async () => {
  await endOn('2026-11-30')
  await publish(clinic, watching([7]))
  await pass(DAY_MS)
  await endOn('2026-12-02')
  await pass(2 * DAY_MS)
  await endOn('2026-11-30')
  await pass(3 * DAY_MS)
  expect(scopes().map(({ credential }) => credential.expiresOn)).toEqual([
    '2026-11-30',
    '2026-12-02',
  ])
})

test('a revoked certificate tells nothing', async () => {
  await endOn('2026-11-30', { status: 'revoked' })
  await publish(clinic, watching([30, 7, 1, 0]))
  await pass(9 * DAY_MS)
  expect(told()).toEqual([])
})

test('days are counted where the provider is at home', async () => {
  const { body: austin } = await call('GET', '/locations/loc_austin')
  const kiritimati = { ...austin, id: 'loc_k', externalId: '9', timeZone: 'Pacific/Kiritimati' }
  expect((await call('POST', '/locations', kiritimati)).status).toBe(201)
  const { body: martinez } = await call('GET', '/providers/prv_martinez')
  const moved = { ...martinez, locationId: 'loc_k' }
  expect((await call('PUT', '/providers/prv_martinez', moved)).status).toBe(200)
  await endOn('2026-12-01')
  await endOn('2026-12-01', { providerId: 'prv_martinez' })
  await publish(clinic, watching([7]))
  await pass(36 * HOUR_MS, HOUR_MS)
  const seen = scopes().map(({ provider, at }) => [provider.name, new Date(at).toISOString()])
  expect(seen.toSorted()).toEqual([
    ['Dr. Lee', '2026-11-24T15:00:00.000Z'],
    ['NP Martinez', '2026-11-23T19:00:00.000Z'],
  ])
})

test('a paused flow tells once it goes on', async () => {
  await endOn('2026-11-30')
  const id = await publish(clinic, watching([7, 0]))
  await call('POST', `/flows/${id}/pause`)
  await pass(3 * DAY_MS)
  expect(told()).toEqual([])
  await call('POST', `/flows/${id}/resume`, { kept: 'start' })
  await pass(DAY_MS)
  expect(scopes().map(({ credential }) => credential.daysLeft)).toEqual([3])
})

test('published again it does not tell again', async () => {
  await endOn('2026-11-30')
  const id = await publish(clinic, watching([7, 0]))
  await pass(2 * DAY_MS)
  await publish(clinic, watching([14, 7]), id)
  await pass(2 * DAY_MS)
  expect(told()).toHaveLength(1)
})

test('the example asks the manager once; the next notice takes the place of the one before', async () => {
  await endOn('2026-12-01')
  await tellAppointment(clinic, visit('8001', clinic.clock.now() + 12 * DAY_MS))
  await publish(clinic, exampleFlow('credential-expiring'))
  await pass(2 * DAY_MS)
  const titles = () => lapsing().map(({ title }) => title)
  expect(titles()).toEqual([
    'Neurotoxin certificate of Dr. Lee ends in 7 days, on Tuesday, December 1',
  ])
  expect(lapsing()[0]?.body).toContain('Bookings after it that could not stay: 1.')
  await pass(5 * DAY_MS)
  expect(titles()).toEqual(['Neurotoxin certificate of Dr. Lee ends tomorrow'])
})

function lapsing() {
  return clinic.openTasks().filter(({ title }) => title.startsWith('Neurotoxin'))
}

type Seen = {
  readonly at: number
  readonly credential: Readonly<Record<string, unknown>>
  readonly provider: { readonly name: string }
}

/** What each start was given, the first first. */
function scopes(): readonly Seen[] {
  return clinic
    .executions()
    .toReversed()
    .map(({ id, startedAt }) => ({ at: startedAt, ...scopeOf(id) }))
}

function scopeOf(id: string) {
  const { store } = clinic.chairflow.runtime
  return JSON.parse(store.read((tx) => findExecution(tx, id)?.stateJson ?? '{}')).scope
}

function told() {
  return scopes().map(({ credential }) => credential.ends)
}

/** Changes the neurotoxin certificate of Dr. Lee, or of somebody else. */
async function endOn(validUntil: string, change: object = {}): Promise<void> {
  const wanted = { ...LEE, ...change }
  const { items } = (await call('GET', '/credentials')).body
  const { id, ...card } = items.find(
    (one: typeof LEE) => one.providerId === wanted.providerId && one.kind === wanted.kind,
  )
  const { status } = await call('PUT', `/credentials/${id}`, { ...card, validUntil, ...change })
  expect(status).toBe(200)
}

function watching(days: readonly number[]) {
  return {
    nodes: [
      { id: 'n_ends', type: 'credential-expiring', v: 1, config: { days, time: '09:00' } },
      { id: 'n_end', type: 'end', v: 1, config: { outcome: 'told' } },
    ],
    edges: [{ id: 'e1', from: 'n_ends', port: 'next', to: 'n_end' }],
    settings: {},
  }
}

/** In steps, as a clock that wakes the pump would; each day has one at 9 AM. */
async function pass(ms: number, stepMs = DAY_MS / 4): Promise<void> {
  for (let left = ms; left > 0; left -= stepMs) await clinic.pass(Math.min(left, stepMs))
}

async function call(method: string, path: string, body?: unknown) {
  const init = { method, headers: { 'content-type': 'application/json' } }
  const response = await createApp(clinic.chairflow).request(
    `/api/v1${path}`,
    body === undefined ? init : { ...init, body: JSON.stringify(body) },
  )
  await clinic.chairflow.runtime.settle()
  return { status: response.status, body: response.status === 204 ? {} : await response.json() }
}
