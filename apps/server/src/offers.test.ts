import {
  listCredentials,
  listLocations,
  listOffersOf,
  listProviders,
  type Tx,
} from '@chairflow/store'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createApp } from './app.ts'
import { type Clinic, openClinic, visit } from './testing/clinic.ts'

const HOUR_MS = 60 * 60_000
const MAYA = '+15125550110'
const DANA = '+15125550111'

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic()
})
afterEach(() => clinic.close())

test('a booking at the front desk that takes the slot closes every open offer in the same turn, with one text', async () => {
  await clinic.cancel()
  await bookElsewhere()
  const closing = texts().slice(2)
  expect(closing.map(({ to }) => to).sort()).toEqual([MAYA, DANA].sort())
  await clinic.answer(MAYA, 'YES')
  expect(texts()).toHaveLength(4)
  expect(clinic.vendors.bookings).toHaveLength(0)
})

test.each(['provider', 'room'] as const)(
  'time off entered by hand for the %s of the slot closes every open offer in the same commit, with one text',
  async (kind) => {
    await clinic.cancel()
    const slot = offered('pat_01')
    const id = kind === 'provider' ? slot.providerId : slot.roomId
    await enterTimeOff(kind, id, { startAt: slot.startAt - HOUR_MS, endAt: slot.startAt })
    await enterTimeOff(kind, `${id}_other`, slot)
    expect(statuses('pat_01')).toEqual(['offered'])
    await enterTimeOff(kind, id, { startAt: slot.endAt - 1, endAt: slot.endAt + HOUR_MS })
    expect([...statuses('pat_01'), ...statuses('pat_02')]).toEqual(['closed', 'closed'])
    await clinic.chairflow.runtime.settle()
    const closing = texts().slice(2)
    expect(closing.map(({ to }) => to).sort()).toEqual([MAYA, DANA].sort())
    await clinic.answer(MAYA, 'YES')
    expect(texts()).toHaveLength(4)
    expect(clinic.vendors.bookings).toHaveLength(0)
  },
)

test.each([
  ['a certificate is revoked', revokeCertificates],
  ['the location is closed that day', closeLocation],
  ['the provider has no shift any more', dropShifts],
] as const)('%s: every open offer that needs it ends in the same commit', async (_, change) => {
  await clinic.cancel()
  expect(statuses('pat_01')).toEqual(['offered'])
  await change(offered('pat_01'))
  expect([...statuses('pat_01'), ...statuses('pat_02')]).toEqual(['closed', 'closed'])
})

test('a change that leaves the time on offer as it was ends no offer', async () => {
  await clinic.cancel()
  const other = rows(listProviders).find(({ id }) => id !== offered('pat_01').providerId)
  await put('providers', other?.id, { ...other, shifts: [] })
  expect(statuses('pat_01')).toEqual(['offered'])
})

test('offers are kept with their end, over every flow', async () => {
  await clinic.cancel()
  await clinic.answer(DANA, 'YES')
  expect(statuses('pat_02')).toEqual(['accepted'])
  expect(statuses('pat_01')).toEqual(['closed'])
  await clinic.answer(MAYA, 'yes')
  expect(statuses('pat_01')).toEqual(['lost'])
  expect(statuses('pat_03')).toEqual([])
})

type Slot = ReturnType<typeof offered>

async function revokeCertificates({ providerId }: Slot) {
  for (const one of rows(listCredentials).filter((card) => card.providerId === providerId)) {
    await put('credentials', one.id, { ...one, status: 'revoked' })
  }
}

async function closeLocation({ locationId, startAt }: Slot) {
  const location = rows(listLocations).find(({ id }) => id === locationId)
  const date = new Date(startAt).toISOString().slice(0, 10)
  await put('locations', locationId, {
    ...location,
    closures: [{ from: date, until: date, reason: 'Water damage' }],
  })
}

async function dropShifts({ providerId }: Slot) {
  const provider = rows(listProviders).find(({ id }) => id === providerId)
  await put('providers', providerId, { ...provider, shifts: [] })
}

function rows<Row>(list: (tx: Tx) => readonly Row[]): readonly Row[] {
  return clinic.chairflow.runtime.store.read(list)
}

async function put(list: string, id: string | undefined, record: object) {
  const headers = { 'content-type': 'application/json' }
  const init = { method: 'PUT', headers, body: JSON.stringify(record) }
  const response = await createApp(clinic.chairflow).request(`/api/v1/${list}/${id}`, init)
  expect(response.status, await response.text()).toBe(200)
}

/** Answered as soon as it is committed; nothing that follows later is waited for. */
async function enterTimeOff(
  resourceKind: string,
  resourceId: string | null,
  { startAt, endAt }: { readonly startAt: number; readonly endAt: number },
) {
  const body = JSON.stringify({ resourceKind, resourceId, startAt, endAt, reason: '' })
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body }
  return createApp(clinic.chairflow).request('/api/v1/time-off', init)
}

function offered(patientId: string) {
  const [offer] = clinic.chairflow.runtime.store.read((tx) =>
    listOffersOf(tx, patientId, { limit: 1 }),
  )
  if (offer === undefined) throw new Error('nothing was offered')
  return offer
}

async function bookElsewhere() {
  const now = clinic.clock.now()
  const booked = { ...visit('6001', now + 4 * HOUR_MS), modifiedAt: now }
  const news = { type: 'appointment-changed', change: 'booked', externalId: '6001' } as const
  const event = { ...news, dedupeKey: 'b', occurredAt: now, appointment: booked }
  await clinic.chairflow.runtime.ingest('mindbody', [event])
  await clinic.chairflow.runtime.settle()
}

function texts() {
  return clinic.vendors.texts
}

function statuses(patientId: string): readonly string[] {
  const offers = clinic.chairflow.runtime.store.read((tx) =>
    listOffersOf(tx, patientId, { limit: 9 }),
  )
  return offers.map(({ status }) => status)
}
