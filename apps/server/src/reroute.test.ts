import { findAppointmentById, listOpenReroutes } from '@chairflow/store'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createApp } from './app.ts'
import { type Clinic, openClinic, visit } from './testing/clinic.ts'
import { publish } from './testing/publish.ts'
import { tellAppointment } from './testing/tell-appointment.ts'

const HOUR_MS = 60 * 60_000
const DAY_MS = 24 * HOUR_MS
/** Tuesday, the day after the clinic opens, 9 AM in Austin. */
const TUESDAY = Date.UTC(2026, 10, 24, 15)

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic()
})
afterEach(() => clinic.close())

test('a provider is out for a day: each of six bookings becomes one task with all that is needed', async () => {
  await bookSix()
  await leeIsOut()
  const tasks = clinic.openTasks()
  expect(tasks).toHaveLength(6)
  expect(tasks[0]?.title).toBe(
    'A booking cannot stay: Neuromodulator injection, Tuesday, November 24, 9:00 AM',
  )
  expect(tasks[0]?.body).toContain('Chloe Bennett, +15125550122')
  expect(tasks[0]?.body).toContain('Dr. Lee: Away')
  expect(tasks[0]?.body).toMatch(/At the same time could: .*NP Martinez/)
  expect(tasks[0]?.draftMessage).toMatch(/Hi Chloe, .*1\) .* 2\) .* 3\) /s)
  expect((await reroutes()).map(({ status }) => status)).toEqual(Array(6).fill('task'))
})

test('told twice, looked at again every hour and after a restart, it is one task each', async () => {
  await bookSix()
  await leeIsOut()
  await clinic.pass(3 * HOUR_MS)
  await clinic.restart()
  await clinic.pass(2 * HOUR_MS)
  expect(clinic.openTasks()).toHaveLength(6)
})

test('when the cause is undone the tasks go, and nothing is left', async () => {
  await bookSix()
  const off = await leeIsOut()
  await call('DELETE', `/time-off/${off}`)
  expect(clinic.openTasks()).toEqual([])
  expect(await reroutes()).toEqual([])
  expect((await reroutes('all')).map(({ status }) => status)).toEqual(Array(6).fill('cleared'))
})

test('a booking that is moved in the practice system is settled by its news', async () => {
  const [first] = await bookSix()
  await leeIsOut()
  if (first === undefined) throw new Error('nothing was booked')
  await tellAppointment(clinic, { ...first, providerExternalId: '22' })
  expect(clinic.openTasks()).toHaveLength(5)
  expect((await reroutes('all')).filter(({ status }) => status === 'moved')).toHaveLength(1)
})

test('a certificate that lapses, and a room that is closed, do the same', async () => {
  await bookSix()
  const { items } = (await call('GET', '/credentials')).body
  const card = items.find(
    ({ providerId, kind }: Card) => providerId === 'prv_lee' && kind === 'neurotoxin-certificate',
  )
  const { id, ...rest } = card
  await call('PUT', `/credentials/${id}`, { ...rest, validUntil: '2026-11-23' })
  expect(clinic.openTasks()).toHaveLength(6)
  await call('PUT', `/credentials/${id}`, rest)
  expect(clinic.openTasks()).toEqual([])
  await timeOff('room', 'room_t1')
  expect(clinic.openTasks()).toHaveLength(6)
  expect(clinic.openTasks()[0]?.body).toContain('Treatment room 1 closed')
})

/** One is in the calendar of the demo practice already. */
const SIX_AND_TODAYS = 7

test('a location that asks for a certificate of its own does the same', async () => {
  await bookSix()
  const path = '/services/svc_neuromodulator'
  const { id: _, ...service } = (await call('GET', path)).body
  const own = { credentials: { all: [{ kind: 'filler-certificate' }] }, roles: ['esthetician'] }
  const overrides = [{ locationId: 'loc_austin', requirement: own }]
  expect((await call('PUT', path, { ...service, overrides })).status).toBe(200)
  expect(clinic.openTasks()).toHaveLength(SIX_AND_TODAYS)
  await call('PUT', path, service)
  expect(clinic.openTasks()).toEqual([])
})

test('a flow takes them: it finds who could at the same time and asks; no task of our own beside', async () => {
  await publish(clinic, rerouteFlow)
  await bookSix()
  await leeIsOut()
  expect(clinic.executions()).toHaveLength(6)
  expect(clinic.openTasks().map(({ title }) => title)).toEqual(
    Array(6).fill('Move it to NP Martinez'),
  )
  const [one] = clinic.executions()
  expect(clinic.journalOf(one?.id ?? '')[0]).toMatch(/cannot stay as it is: Dr\. Lee: Away/)
})

test('a flow that ends without moving the booking hands it to the front desk', async () => {
  await publish(clinic, rerouteFlow)
  await bookSix()
  await leeIsOut()
  const [task] = clinic.openTasks()
  await call('POST', `/tasks/${task?.id}/decide`, { choice: 'done' })
  expect(clinic.openTasks()).toHaveLength(6)
  expect(clinic.openTasks().filter(({ executionId }) => executionId === null)).toHaveLength(1)
})

test('a flow that has done nothing yet is stopped when its cause is undone', async () => {
  await publish(clinic, rerouteFlow)
  await bookSix()
  const off = await leeIsOut()
  await call('DELETE', `/time-off/${off}`)
  expect(clinic.executions().map(({ status }) => status)).toEqual(Array(6).fill('cancelled'))
  expect(clinic.openTasks()).toEqual([])
})

test('whatever comes and goes, each affected booking is in exactly one hand, and no other is', async () => {
  const bookings = await bookSix()
  const step = fc.oneof(
    fc.record({
      type: fc.constant('out' as const),
      hour: fc.nat(5),
      hours: fc.integer({ min: 1, max: 4 }),
    }),
    fc.record({ type: fc.constant('undo' as const), which: fc.nat(9) }),
    fc.record({ type: fc.constant('pass' as const), minutes: fc.nat(40) }),
  )
  const spans = new Map<string, { readonly from: number; readonly until: number }>()
  const steps = fc.sample(step, { numRuns: 40, seed: 7 })
  for (const one of steps) {
    if (one.type === 'pass') await clinic.pass(one.minutes * 60_000)
    if (one.type === 'out') {
      const from = TUESDAY + one.hour * HOUR_MS
      const until = from + one.hours * HOUR_MS
      spans.set(await timeOff('provider', 'prv_lee', { from, until }), { from, until })
    }
    if (one.type === 'undo') {
      const id = [...spans.keys()][one.which]
      if (id !== undefined) {
        await call('DELETE', `/time-off/${id}`)
        spans.delete(id)
      }
    }
    const now = clinic.clock.now()
    const affected = bookings
      .filter(({ startAt, endAt }) =>
        [...spans.values()].some(
          ({ from, until }) => startAt < until && from < endAt + 15 * 60_000 && startAt > now,
        ),
      )
      .map(({ externalId }) => externalId)
    expect(inHand()).toEqual(affected)
    expect(clinic.openTasks()).toHaveLength(affected.length)
  }
})

type Card = { readonly providerId: string; readonly kind: string }
type Found = { readonly status: string }

async function bookSix() {
  const visits = [0, 1, 2, 3, 4, 5].map((hour) => visit(`700${hour}`, TUESDAY + hour * HOUR_MS))
  clinic.vendors.calendar.push(...visits)
  for (const one of visits) await tellAppointment(clinic, one)
  return visits
}

function leeIsOut() {
  return timeOff('provider', 'prv_lee')
}

async function timeOff(
  resourceKind: string,
  resourceId: string,
  { from, until } = { from: TUESDAY - HOUR_MS, until: TUESDAY + DAY_MS / 2 },
): Promise<string> {
  const at = { startAt: from, endAt: until }
  const { status, body } = await call('POST', '/time-off', {
    resourceKind,
    resourceId,
    ...at,
    reason: '',
  })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body.id
}

async function reroutes(status = 'open'): Promise<readonly Found[]> {
  return (await call('GET', `/bookings/reroutes?status=${status}`)).body.items
}

/** The practice system's ids of all bookings that somebody is at work on, each as often as it is. */
function inHand(): readonly string[] {
  return clinic.chairflow.runtime.store
    .read((tx) =>
      listOpenReroutes(tx).map(({ appointmentId }) => findAppointmentById(tx, appointmentId)),
    )
    .map((appointment) => appointment?.externalId ?? 'lost')
    .toSorted()
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

const done = [{ id: 'done', label: 'Done' }]
const ask = (id: string, title: string) => ({
  id,
  type: 'human-review',
  v: 1,
  config: { title, instructions: '{{ reroute.reason }}', choices: done, deadlineMinutes: 43_200 },
})

/** Who could at the same time is proposed to a person; nobody: a person decides. */
const rerouteFlow = {
  nodes: [
    {
      id: 'n_start',
      type: 'appointment-event',
      v: 1,
      config: { events: ['needs-reroute'] },
    },
    {
      id: 'n_match',
      type: 'provider-match',
      v: 1,
      config: { slot: 'slot', prefer: 'least-busy', visit: 'appointment.id' },
    },
    ask('n_move', 'Move it to {{ steps.n_match.slot.provider.name }}'),
    ask('n_nobody', 'Nobody could'),
    { id: 'n_end', type: 'end', v: 1, config: { outcome: 'escalated' } },
  ],
  edges: [
    { id: 'e1', from: 'n_start', port: 'next', to: 'n_match' },
    { id: 'e2', from: 'n_match', port: 'matched', to: 'n_move' },
    { id: 'e3', from: 'n_match', port: 'nobody', to: 'n_nobody' },
    ...['n_move', 'n_nobody'].flatMap((from) =>
      ['done', 'deadline'].map((port) => ({ id: `e_${from}_${port}`, from, port, to: 'n_end' })),
    ),
  ],
  settings: {},
}
