import type { AppointmentFacts } from '@chairflow/connector-kit'
import { ConnectorError } from '@chairflow/connector-kit'
import { keepInSync } from '@chairflow/runtime'
import { findAppointment, listExecutions } from '@chairflow/store'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createApp } from './app.ts'
import { type Clinic, openClinic, visit } from './testing/clinic.ts'
import { tellAppointment } from './testing/tell-appointment.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

let clinic: Clinic
let stop: () => void
beforeEach(async () => {
  clinic = await openClinic()
  await tellAppointment(clinic, inDays('6001', 2))
  await tellAppointment(clinic, inDays('6002', 3))
  stop = keepInSync(clinic.chairflow.runtime)
  await hour()
})
afterEach(async () => {
  stop()
  await clinic.close()
})

test('two calendars that agree have no findings, and say when they were compared', async () => {
  expect(await drift()).toEqual({
    items: [],
    nextCursor: null,
    comparisons: [
      {
        connection: { id: 'mindbody', name: 'Fake practice system' },
        comparedAt: expect.any(String),
      },
    ],
  })
  expect(clinic.openAlerts()).toEqual([])
})

describe('a visit that was changed in the practice system, and nobody told us', () => {
  test.each<[string, Partial<AppointmentFacts>, string]>([
    ['time', { startAt: later(2, 3), endAt: later(2, 4) }, 'different-time'],
    ['provider', { providerExternalId: '22' }, 'different-provider'],
    ['room', { roomExternalId: '12' }, 'different-room'],
    ['service', { serviceExternalId: '111' }, 'different-service'],
    ['cancellation', { status: 'cancelled' }, 'different-status'],
  ])('%s: is found within the hour, taken over, and kept as a finding', async (_, change, kind) => {
    edit('6001', change)
    await hour()
    const { items } = await drift()
    expect(items).toMatchObject([
      { kind, status: 'reconciled', externalId: '6001', needsYou: false, whatToDo: null },
    ])
    expect(clinic.openAlerts()).toMatchObject([{ code: 'calendar-drift', count: 1 }])
    const { startAt, status } = found('6001')
    expect(startAt).toBe(change.startAt ?? inDays('6001', 2).startAt)
    expect(status).toBe(change.status ?? 'booked')
    await hour()
    expect((await drift()).items).toHaveLength(1)
    expect(clinic.openAlerts()).toEqual([])
  })

  test('in two ways is two findings, and both sides are told with names and without the patient', async () => {
    edit('6001', { startAt: later(2, 3), endAt: later(2, 4), providerExternalId: '22' })
    await hour()
    const { items } = await drift()
    expect(items.map(({ kind }: { kind: string }) => kind).toSorted()).toEqual([
      'different-provider',
      'different-time',
    ])
    expect(items[0].here.provider.name).toBe('Dr. Lee')
    expect(items[0].there.provider.name).not.toBe('Dr. Lee')
    expect(JSON.stringify(items)).not.toMatch(/Chloe|Bennett|5125550122/)
  })

  test('that a visit was confirmed is no difference that anybody has to hear of', async () => {
    edit('6001', { status: 'confirmed' })
    await hour()
    expect((await drift()).items).toEqual([])
    expect(found('6001').status).toBe('confirmed')
  })

  test('given to somebody who is not in our lists stays open, and says whom to add', async () => {
    edit('6001', { providerExternalId: '777' })
    await hour()
    await hour()
    const { items } = await drift('?status=open')
    expect(items).toMatchObject([
      { kind: 'different-provider', status: 'open', needsYou: true, there: { provider: null } },
    ])
    expect(items[0].whatToDo).toContain('provider 777 is not in your lists')
    edit('6001', { providerExternalId: '21' })
    await hour()
    expect((await drift('?status=open')).items).toEqual([])
    expect(clinic.openAlerts()).toEqual([])
  })
})

describe('a visit that we have never heard of', () => {
  test('is found, starts the flows that wait for a booking, and is a finding', async () => {
    clinic.vendors.calendar.push(inDays('6003', 4))
    await hour()
    expect((await drift()).items).toMatchObject([
      { kind: 'missing-here', status: 'reconciled', externalId: '6003', here: null },
    ])
    expect(found('6003').status).toBe('booked')
  })

  test('on a day that was never compared is no finding: it was booked who knows when', async () => {
    clinic.vendors.calendar.push(inDays('6004', 14))
    await passHours(3)
    expect(found('6004')).toBeDefined()
    expect((await drift()).items).toEqual([])
  })

  test('with somebody who is not in our lists stays open until they are', async () => {
    clinic.vendors.calendar.push({ ...inDays('6005', 4), providerExternalId: '777' })
    await hour()
    expect((await drift()).items).toMatchObject([
      { kind: 'missing-here', status: 'open', needsYou: true },
    ])
  })
})

describe('a visit that is gone from the practice system', () => {
  test('is looked for once more an hour later, and counts as cancelled then', async () => {
    forget('6001')
    await hour()
    expect((await drift()).items).toMatchObject([
      { kind: 'missing-there', status: 'open', needsYou: false, there: null },
    ])
    expect(found('6001').status).toBe('booked')
    await hour()
    expect(found('6001').status).toBe('cancelled')
    expect((await drift()).items).toMatchObject([{ kind: 'missing-there', status: 'reconciled' }])
    expect(executionsOf('6001')).toBe(1)
  })

  test('and comes back is as it was', async () => {
    forget('6001')
    await hour()
    clinic.vendors.calendar.push(inDays('6001', 2))
    await hour()
    expect(found('6001').status).toBe('booked')
    expect((await drift()).items).toMatchObject([{ kind: 'missing-there', status: 'reconciled' }])
  })

  test('together with many others is cancelled only when a person says so, each by itself', async () => {
    clinic.vendors.calendar.splice(0)
    await passHours(4)
    const { items } = await drift('?status=open')
    expect(items.length).toBeGreaterThan(1)
    expect(items[0]).toMatchObject({ kind: 'missing-there', needsYou: true })
    expect(items[0].whatToDo).toContain('Many visits are gone')
    const [alert, ...others] = clinic.openAlerts()
    expect(others).toEqual([])
    expect(alert).toMatchObject({ code: 'calendar-drift', count: items.length })
    const gone = items.find((one: { externalId: string }) => one.externalId === '6001')
    expect((await accept(gone.id)).status).toBe(200)
    await clinic.pass(2 * MINUTE_MS)
    expect(found('6001').status).toBe('cancelled')
    expect(found('6002').status).toBe('booked')
    expect((await accept(gone.id)).status).toBe(409)
    expect((await accept('drf_none')).status).toBe(404)
  })

  test('because it was moved further away than is read is moved here as well', async () => {
    clinic.vendors.hidden.add('6001')
    edit('6001', { startAt: later(40, 0), endAt: later(40, 1) })
    await hour()
    expect(found('6001').startAt).toBe(later(40, 0))
    expect((await drift()).items).toMatchObject([{ kind: 'different-time', status: 'reconciled' }])
  })
})

describe('two in one place', () => {
  test('a visit put where we hold a time is told at once, and is over when the hold is', async () => {
    await hold(later(5, 0), 60)
    await tellAppointment(clinic, { ...inDays('6006', 5), startAt: later(5, 0) + 15 * MINUTE_MS })
    const { items } = await drift()
    expect(items).toMatchObject([
      {
        kind: 'overlap',
        status: 'open',
        needsYou: true,
        externalId: '6006',
        overlap: { by: 'hold', resources: [{ kind: 'provider', name: 'Dr. Lee' }, {}] },
      },
    ])
    expect(items[0].whatToDo).toContain('cannot have it any more')
    expect(clinic.openAlerts()).toMatchObject([{ code: 'calendar-overlap', count: 1 }])
    await hour()
    expect((await drift()).items).toMatchObject([{ status: 'reconciled' }])
    expect(clinic.openAlerts()).toEqual([])
  })

  test('three visits at one time are two that are too many and one alert, however often compared', async () => {
    clinic.vendors.calendar.push(
      { ...inDays('6007', 2), patient: null },
      { ...inDays('6008', 2), patient: null },
    )
    await passHours(3)
    const { items } = await drift('?status=open')
    expect(items.map(({ kind }: { kind: string }) => kind)).toEqual(['overlap', 'overlap'])
    expect(clinic.openAlerts()).toMatchObject([{ code: 'calendar-overlap', count: 2 }])
    edit('6007', { status: 'cancelled' })
    edit('6008', { status: 'cancelled' })
    await hour()
    await minutes(2)
    expect((await drift('?status=open')).items).toEqual([])
    expect(clinic.openAlerts()).toMatchObject([{ code: 'calendar-drift', count: 2 }])
  })

  test('one after the other is none, though the clean-up of the first is cut', async () => {
    const { endAt } = inDays('6001', 2)
    clinic.vendors.calendar.push({ ...inDays('6009', 2), startAt: endAt, endAt: endAt + HOUR_MS })
    await hour()
    expect((await drift('?status=open')).items).toEqual([])
  })

  test('by permission is none', async () => {
    const permission = await post('overbook-permissions', {
      permittedBy: 'Ana Ortiz',
      reason: 'Twins, treated together',
      resources: [
        { kind: 'provider', id: 'prv_lee' },
        { kind: 'room', id: 'room_t1' },
      ],
      startAt: inDays('6001', 2).startAt,
      endAt: inDays('6001', 2).endAt,
      minutes: 600,
    })
    const { id: permissionId } = await permission.json()
    const held = await hold(inDays('6001', 2).startAt, 60, { roomId: 'room_t1', permissionId })
    expect(held.status).toBe(201)
    const second = { ...inDays('6010', 2), patient: null }
    await tellAppointment(clinic, second)
    expect((await drift('?status=open')).items).toEqual([])
  })
})

test('a hundred differences are one alert, which closes itself when both agree again', async () => {
  for (let index = 0; index < 100; index += 1) {
    const startAt = later(6, 0) + index * 30 * MINUTE_MS
    clinic.vendors.calendar.push({ ...visit(`8${index}`, startAt), providerExternalId: '777' })
  }
  await passHours(3)
  expect(clinic.openAlerts()).toMatchObject([{ code: 'calendar-drift', count: 100 }])
  clinic.vendors.calendar.splice(-100)
  await hour()
  expect(clinic.openAlerts()).toEqual([])
})

test('a practice system that answers again is compared at once', async () => {
  const failure = { code: 'down', blame: 'service', message: 'down' } as const
  clinic.vendors.outage.pms = new ConnectorError(failure, { certainty: 'unknown' })
  await passHours(2)
  edit('6001', { status: 'cancelled' })
  clinic.vendors.outage.pms = null
  await minutes(12)
  expect(found('6001').status).toBe('cancelled')
})

test('what is open is counted by kind for whoever watches over the server', async () => {
  clinic.vendors.calendar.push({ ...inDays('6005', 4), providerExternalId: '777' })
  await hour()
  const text = await (await app().request('/metrics', { headers: HOST })).text()
  expect(text).toContain('chairflow_calendar_drift_open{kind="missing-here"} 1')
})

const HOST = { host: '127.0.0.1:4310' }

function app() {
  return createApp(clinic.chairflow)
}

// biome-ignore lint/suspicious/noExplicitAny: tests read what came over the wire
async function drift(query = ''): Promise<any> {
  return (await app().request(`/api/v1/drift${query}`, { headers: HOST })).json()
}

function accept(id: string) {
  return post(`drift/${id}/accept`, {})
}

async function post(path: string, body: unknown) {
  return app().request(`/api/v1/${path}`, {
    method: 'POST',
    headers: { ...HOST, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

function hold(startAt: number, holdMinutes: number, more: object = {}) {
  const wish = { serviceId: 'svc_neuromodulator', providerId: 'prv_lee', startAt }
  return post('holds', { ...wish, minutes: holdMinutes, ...more })
}

/** At the hour of the demo's first visit, so many days and hours later. */
function later(days: number, hours: number): number {
  return Date.UTC(2026, 10, 23, 19) + days * DAY_MS + hours * HOUR_MS
}

function inDays(externalId: string, days: number, hours = 0): AppointmentFacts {
  return visit(externalId, later(days, hours))
}

function edit(externalId: string, change: Partial<AppointmentFacts>): void {
  const { calendar } = clinic.vendors
  const at = calendar.findIndex((one) => one.externalId === externalId)
  const before = calendar[at]
  if (before !== undefined) calendar[at] = { ...before, ...change }
}

function forget(externalId: string): void {
  const { calendar } = clinic.vendors
  calendar.splice(
    calendar.findIndex((one) => one.externalId === externalId),
    1,
  )
}

function found(externalId: string) {
  const key = { connectionId: 'mindbody', externalId }
  const appointment = clinic.chairflow.runtime.store.read((tx) => findAppointment(tx, key))
  if (appointment === undefined) throw new Error(`Chairflow does not know of ${externalId}`)
  return appointment
}

function executionsOf(subject: string): number {
  return clinic.chairflow.runtime.store.read(
    (tx) => listExecutions(tx, { subject, limit: 50 }).length,
  )
}

const hour = () => minutes(62)
const passHours = (count: number) => minutes(count * 61)

async function minutes(count: number): Promise<void> {
  for (let passed = 0; passed < count; passed += 1) await clinic.pass(MINUTE_MS)
}
