import { listOffersOf } from '@chairflow/store'
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

test('offers are kept with their end, over every flow', async () => {
  await clinic.cancel()
  await clinic.answer(DANA, 'YES')
  expect(statuses('pat_02')).toEqual(['accepted'])
  expect(statuses('pat_01')).toEqual(['closed'])
  await clinic.answer(MAYA, 'yes')
  expect(statuses('pat_01')).toEqual(['lost'])
  expect(statuses('pat_03')).toEqual([])
})

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
