import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Offer, WaitlistEntry } from '@chairflow/scheduling'
import SQLite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrations } from '../migrations/migrations.ts'
import { listOffersOf, listOffersSince } from '../offers/list-offers.ts'
import { listOpenOffers } from '../offers/list-open-offers.ts'
import { insertOffer, settleOffer } from '../offers/save-offer.ts'
import { openStore } from '../open-store.ts'
import { saveWaitlistEntry } from '../practice/save-practice.ts'
import { findPlace, findWaitlistEntry } from './find-waitlist-entry.ts'
import { listWaitingFor } from './list-waiting-for.ts'
import { countWaiting, listWaitlist } from './list-waitlist.ts'
import { setWaitlistStatus } from './set-waitlist-status.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chairflow-waitlist-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const entry = {
  id: 'w1',
  patientId: 'ann',
  serviceId: 's1',
  locationIds: ['l1', 'l2'],
  joinedAt: 5,
  windows: [{ days: [1], from: '09:00', to: '12:00' }],
  zip: '01002',
  maxMiles: 7.5,
  provider: { providerId: 'p1', strength: 'rather' },
  noticeMinutes: 90,
  expiresAt: 900,
  status: 'waiting',
  source: 'flow',
  createdBy: 'exe_1',
  note: 'calls back',
} as unknown as WaitlistEntry

test('an entry comes back as it was saved, and is found by service, location and status', async () => {
  const store = openStore(join(folder, 'a.db'))
  await store.write((tx) => saveWaitlistEntry(tx, entry))
  expect(store.read((tx) => findWaitlistEntry(tx, 'w1'))).toEqual(entry)
  const found = (filter: object) => store.read((tx) => listWaitlist(tx, filter)).length
  expect([{}, { serviceId: 's1' }, { locationId: 'l2' }, { status: 'waiting' }].map(found)).toEqual(
    [1, 1, 1, 1],
  )
  expect([{ serviceId: 's2' }, { locationId: 'l3' }, { status: 'paused' }].map(found)).toEqual([
    0, 0, 0,
  ])
  expect(store.read(countWaiting)).toEqual(new Map([['s1', 1]]))
  store.close()
})

test('who got the service leaves the list; who had left stays away', async () => {
  const store = openStore(join(folder, 'a.db'))
  const removed = { ...entry, id: 'w2', status: 'removed' } as WaitlistEntry
  await store.write((tx) => {
    saveWaitlistEntry(tx, entry)
    saveWaitlistEntry(tx, removed)
    setWaitlistStatus(tx, entry, 'booked')
  })
  expect(store.read((tx) => findWaitlistEntry(tx, 'w1'))?.status).toBe('booked')
  expect(store.read((tx) => findWaitlistEntry(tx, 'w2'))?.status).toBe('removed')
  expect(store.read((tx) => findPlace(tx, entry))).toBeUndefined()
  store.close()
})

test('entries of before keep their time and place', () => {
  const path = join(folder, 'old.db')
  openStore(path).close()
  const before = migrations.findIndex((one) => String(one).includes('create table offer'))
  rmSync(path)
  const database = new SQLite(path)
  for (const migration of migrations.slice(0, before)) {
    if (typeof migration === 'string') database.exec(migration)
    else migration(database)
  }
  database.pragma(`user_version = ${before}`)
  const preference = JSON.stringify({ days: [2], from: '10:00', to: '11:00' })
  database
    .prepare('insert into waitlistEntry values (?, ?, ?, ?, ?, ?, ?, ?)')
    .run('w1', 'ann', 's1', 'l1', 7, preference, 'waiting', 'old')
  database.close()
  const store = openStore(path)
  expect(store.read((tx) => listWaitingFor(tx, 's1' as never)).entries).toEqual([
    {
      ...{ id: 'w1', patientId: 'ann', serviceId: 's1', locationIds: ['l1'], joinedAt: 7 },
      windows: [JSON.parse(preference)],
      ...{ zip: null, maxMiles: null, provider: null, noticeMinutes: 0, expiresAt: null },
      ...{ status: 'waiting', source: 'file', createdBy: '', note: 'old' },
    },
  ])
  store.close()
})

test('offers are remembered for each person over every flow, and open ones found by their slot', async () => {
  const store = openStore(join(folder, 'a.db'))
  await store.write((tx) => {
    saveWaitlistEntry(tx, entry)
    insertOffer(tx, offer('o1', { offeredAt: 10, startAt: 100, endAt: 200 }))
    insertOffer(tx, offer('o1', { offeredAt: 99, startAt: 0, endAt: 0 }))
    insertOffer(
      tx,
      offer('o2', { offeredAt: 20, startAt: 300, endAt: 400, serviceId: 's2' as never }),
    )
    settleOffer(tx, { id: 'o2', status: 'lost', answeredAt: 25 })
  })
  const of = store.read((tx) => listOffersOf(tx, 'ann', { limit: 9 }))
  expect(of.map(({ id, status, offeredAt }) => [id, status, offeredAt])).toEqual([
    ['o2', 'lost', 20],
    ['o1', 'offered', 10],
  ])
  const since = (at: number) =>
    store.read((tx) => listOffersSince(tx, { serviceId: 's1', since: at })).length
  expect([since(0), since(10), since(20)]).toEqual([2, 1, 0])
  const open = (startAt: number, endAt: number) =>
    store.read((tx) => listOpenOffers(tx, { locationId: 'l1', startAt, endAt })).length
  expect([open(199, 210), open(200, 210), open(300, 400), open(0, 101)]).toEqual([1, 0, 0, 1])
  store.close()
})

function offer(id: string, change: Partial<Offer>): Offer {
  return {
    id,
    executionId: 'exe_1',
    patientId: 'ann',
    serviceId: 's1',
    locationId: 'l1',
    providerId: 'p1',
    roomId: null,
    startAt: 0,
    endAt: 0,
    product: null,
    offeredAt: 0,
    status: 'offered',
    answeredAt: null,
    ...change,
  } as Offer
}
