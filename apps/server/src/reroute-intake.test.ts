import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createApp } from './app.ts'
import { type Clinic, openClinic, visit } from './testing/clinic.ts'
import { exampleFlow } from './testing/example-flow.ts'
import { publish } from './testing/publish.ts'
import { tellAppointment } from './testing/tell-appointment.ts'

const HOUR_MS = 60 * 60_000
/** Tuesday, the day after the clinic opens, 9 AM in Austin. */
const TUESDAY = Date.UTC(2026, 10, 24, 15)
const MARTINEZ = '22'

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic()
})
afterEach(() => clinic.close())

describe('a booking made with somebody who is out already', () => {
  test('is found in the commit that takes its news in', async () => {
    await leeIsOut()
    await tellAppointment(clinic, visit('7000', TUESDAY))
    expect(titles()).toEqual([
      'A booking cannot stay: Neuromodulator injection, Tuesday, November 24, 9:00 AM',
    ])
    expect(await statuses()).toEqual(['task'])
  })

  test('told twice it is found once', async () => {
    await leeIsOut()
    await tellAppointment(clinic, visit('7000', TUESDAY))
    await tellAppointment(clinic, visit('7000', TUESDAY))
    await clinic.pass(2 * HOUR_MS)
    expect(titles()).toHaveLength(1)
  })

  test('is found when it is moved to them, and solved when it is moved on', async () => {
    await leeIsOut()
    const booked = visit('7000', TUESDAY)
    await tellAppointment(clinic, { ...booked, providerExternalId: MARTINEZ })
    expect(titles()).toEqual([])
    await tellAppointment(clinic, booked)
    expect(titles()).toHaveLength(1)
    await tellAppointment(clinic, { ...booked, providerExternalId: MARTINEZ })
    expect(titles()).toEqual([])
    expect(await statuses('all')).toEqual(['moved'])
  })

  test('is found when the calendar is read after a downtime', async () => {
    await leeIsOut()
    clinic.vendors.calendar.push(visit('7000', TUESDAY))
    await clinic.restart()
    expect(titles()).toHaveLength(1)
  })

  test('is taken by a flow at once', async () => {
    await publish(clinic, exampleFlow('provider-swap'))
    await leeIsOut()
    clinic.vendors.calendar.push(visit('7000', TUESDAY))
    await tellAppointment(clinic, visit('7000', TUESDAY))
    expect(clinic.executions()[0]?.outcome).toBe('reassigned')
    expect(clinic.vendors.moves).toHaveLength(1)
    expect(titles()).toEqual([])
  })
})

test('what a flow asks is taken back when somebody moves the booking in the practice system', async () => {
  await publish(clinic, exampleFlow('provider-swap'))
  await out('prv_martinez')
  await leeIsOut()
  const booked = visit('7000', TUESDAY)
  await tellAppointment(clinic, booked)
  expect(titles()[0]).toMatch(/^Another time for Chloe/)
  const later = { startAt: booked.startAt + 24 * HOUR_MS, endAt: booked.endAt + 24 * HOUR_MS }
  await tellAppointment(clinic, { ...booked, ...later })
  expect(titles()).toEqual([])
  expect(clinic.executions().map(({ status }) => status)).toEqual(['cancelled'])
})

describe('a practice that has not entered shifts or certificates', () => {
  test('is asked for them in one task, whatever is booked; it is kept up to date and goes when all is there', async () => {
    await newProvider('31', 'RN Diaz')
    await book('31', 5)
    expect(titles()).toEqual([GAPS])
    const [first] = clinic.openTasks()
    expect(first?.body).toContain('- RN Diaz: No shifts are entered')
    expect(first?.body).toContain('- RN Diaz: No neurotoxin certificate on file')
    await newProvider('32', 'RN Cho')
    await book('32', 3)
    await clinic.pass(3 * HOUR_MS)
    expect(clinic.openTasks().map(({ id }) => id)).toEqual([first?.id])
    expect(clinic.openTasks()[0]?.body).toContain('- RN Cho: No shifts are entered')
    expect(await statuses()).toEqual(Array(8).fill('gap'))
    await complete('31')
    expect(clinic.openTasks()[0]?.body).not.toContain('Diaz')
    await complete('32')
    expect(titles()).toEqual([])
    expect(await statuses()).toEqual([])
  })

  test('is not asked again once somebody took care of it, until something else is missing', async () => {
    await newProvider('31', 'RN Diaz')
    await book('31', 2)
    await call('POST', `/tasks/${clinic.openTasks()[0]?.id}/decide`, { choice: 'done' })
    await clinic.pass(3 * HOUR_MS)
    await book('31', 4)
    expect(titles()).toEqual([])
    await newProvider('32', 'RN Cho')
    await book('32', 1)
    expect(titles()).toEqual([GAPS])
  })

  test('is still told of a booking that something real stands against', async () => {
    await newProvider('31', 'RN Diaz')
    await book('31', 2)
    await out('prv_31')
    expect(titles().toSorted()).toEqual([
      expect.stringMatching(/^A booking cannot stay/),
      expect.stringMatching(/^A booking cannot stay/),
    ])
    expect(await statuses()).toEqual(['task', 'task'])
  })

  test('a certificate that is taken away is not missing, it is lost: each booking is found', async () => {
    await tellAppointment(clinic, visit('7000', TUESDAY))
    const { items } = (await call('GET', '/credentials')).body
    const own = items.filter(({ providerId }: { providerId: string }) => providerId === 'prv_lee')
    for (const { id } of own.toReversed()) await call('DELETE', `/credentials/${id}`)
    await clinic.pass(2 * HOUR_MS)
    expect(await statuses()).toEqual(['task', 'task'])
    expect(titles()).not.toContain(GAPS)
  })
})

const GAPS = 'Bookings cannot be checked: shifts or certificates are not entered'

/** Somebody of whom nothing is known but the name. */
async function newProvider(externalId: string, displayName: string) {
  const { body } = await call('GET', '/providers/prv_martinez')
  const { status } = await call('POST', '/providers', {
    ...body,
    id: `prv_${externalId}`,
    externalId,
    displayName,
    shifts: [],
  })
  expect(status).toBe(201)
}

async function complete(externalId: string) {
  const { body: martinez } = await call('GET', '/providers/prv_martinez')
  const { body } = await call('GET', `/providers/prv_${externalId}`)
  const { shifts } = martinez
  expect((await call('PUT', `/providers/prv_${externalId}`, { ...body, shifts })).status).toBe(200)
  const card = { providerId: `prv_${externalId}`, kind: 'neurotoxin-certificate' }
  const { status } = await call('POST', '/credentials', { ...card, validUntil: '2028-01-01' })
  expect(status).toBe(201)
}

/** One each hour on Tuesday. */
async function book(providerExternalId: string, count: number) {
  for (let hour = 0; hour < count; hour += 1) {
    const booked = visit(`${providerExternalId}0${hour}`, TUESDAY + hour * HOUR_MS)
    await tellAppointment(clinic, { ...booked, providerExternalId })
  }
}

function leeIsOut() {
  return out('prv_lee')
}

async function out(resourceId: string) {
  const at = { startAt: TUESDAY - HOUR_MS, endAt: TUESDAY + 10 * HOUR_MS }
  const body = { resourceKind: 'provider', resourceId, ...at, reason: '' }
  expect((await call('POST', '/time-off', body)).status).toBe(201)
}

function titles() {
  return clinic.openTasks().map(({ title }) => title)
}

async function statuses(status = 'open'): Promise<readonly string[]> {
  const { items } = (await call('GET', `/bookings/reroutes?status=${status}`)).body
  return items.map((found: { readonly status: string }) => found.status)
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
