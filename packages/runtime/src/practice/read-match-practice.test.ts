import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  findAvailability,
  judgeBookings,
  matchProviders,
  type PreparedPractice,
  preparePractice,
} from '@chairflow/scheduling'
import {
  openStore,
  placeHold,
  removeRecord,
  type Store,
  saveAppointment,
  saveCredential,
  saveLocation,
  saveProvider,
  saveRoom,
  saveService,
  saveTimeOff,
  type Tx,
} from '@chairflow/store'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readLists, readListsOnly, readMatchPractice } from './read-match-practice.ts'

const HOUR_MS = 60 * 60_000
const DAY_MS = 24 * HOUR_MS
/** Monday 2026-06-15, 9 AM in Chicago. */
const NINE = Date.UTC(2026, 5, 15, 14)

let folder: string
let store: Store
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chairflow-kept-'))
  store = openStore(join(folder, 'practice.db'))
  await store.write(foundPractice)
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true })
})

test('what is kept between questions answers as what is read anew, whatever is written or undone', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(step(), fc.boolean()), { maxLength: 12 }), async (steps) => {
      for (const [write, isUndone] of steps) {
        await store
          .write((tx) => {
            write(tx)
            if (isUndone) throw new Undone()
          })
          .catch((error: unknown) => {
            if (!(error instanceof Undone)) throw error
          })
        for (const at of [NINE, NINE + 3 * HOUR_MS]) {
          const anew = await store.write((tx) => answers(tx, at))
          expect(store.read((tx) => answers(tx, at))).toEqual(anew)
        }
      }
    }),
    { numRuns: 40 },
  )
})

test('lists that are kept judge a booking as lists read anew, whatever is written or undone', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(step(), fc.boolean()), { maxLength: 12 }), async (steps) => {
      const same = (tx: Tx) => expect(judged(readListsOnly(tx, DAY))).toBe(judged(anew(tx)))
      for (const [write, isUndone] of steps) {
        await store
          .write((tx) => {
            same(tx)
            write(tx)
            same(tx)
            if (isUndone) throw new Undone()
          })
          .catch((error: unknown) => {
            if (!(error instanceof Undone)) throw error
          })
        await store.write(same)
        store.read(same)
      }
    }),
    { numRuns: 40 },
  )
})

test('lists are read once for many bookings of a day, also inside a commit that writes bookings', async () => {
  const lists = (tx: Tx) => readListsOnly(tx, DAY).records.providers
  const first = store.read(lists)
  const [one] = await Promise.all([store.write(lists), store.write(lists)])
  expect(one).toBe(first)
})

class Undone extends Error {}

const DAY = { startAt: NINE, endAt: NINE + DAY_MS }

function anew(tx: Tx) {
  const days = { startAt: NINE - DAY_MS, endAt: NINE + 2 * DAY_MS }
  return preparePractice({ ...readLists(tx, days), appointments: [] })
}

/** Every quarter of an hour of that day with everybody. */
function judged(practice: PreparedPractice): string {
  const booked = practice.records.providers.flatMap(({ id }) =>
    Array.from({ length: 24 }, (_, hour) => ({
      ...({ id: `${id}${hour}`, status: 'booked', serviceId: 's', locationId: 'l' } as const),
      ...{ providerId: id, roomId: null, patientId: null },
      ...{ startAt: NINE + hour * HOUR_MS, endAt: NINE + hour * HOUR_MS + HOUR_MS / 2 },
    })),
  ) as unknown as Parameters<typeof judgeBookings>[1]
  return JSON.stringify(judgeBookings(practice, booked, NINE - HOUR_MS))
}

test('two questions in a row read the practice once, and a write in between makes it twice', async () => {
  const records = () => store.read((tx) => readMatchPractice(tx, span(NINE)).records.providers)
  const first = records()
  expect(records()).toBe(first)
  await store.write((tx) => saveProvider(tx, provider('lee', '12:00')))
  expect(records()).not.toBe(first)
  expect(records().find(({ id }) => String(id) === 'lee')?.shifts[0]?.to).toBe('12:00')
})

function span(at: number) {
  return { startAt: NINE, endAt: NINE + DAY_MS, at }
}

/** All that is told from the practice, as text. */
function answers(tx: Tx, at: number): string {
  const practice = readMatchPractice(tx, span(at))
  const wish = { serviceId: 's', locationId: 'l' }
  const free = findAvailability(practice, {
    ...wish,
    from: NINE,
    until: NINE + DAY_MS,
  } as never)
  const match = matchProviders(practice, { ...wish, startAt: NINE + HOUR_MS } as never)
  return JSON.stringify([free, match])
}

type Step = (tx: Tx) => void

function step(): fc.Arbitrary<Step> {
  const who = fc.constantFrom('lee', 'singh')
  const start = fc.integer({ min: 0, max: 8 }).map((hours) => NINE + hours * HOUR_MS)
  const which = fc.integer({ min: 0, max: 3 })
  return fc.oneof(
    fc.tuple(which, who, start, fc.constantFrom('booked', 'cancelled')).map(
      (drawn): Step =>
        (tx) =>
          saveAppointment(tx, appointment(...drawn)),
    ),
    fc.tuple(who, fc.constantFrom('12:00', '17:00')).map(
      (drawn): Step =>
        (tx) =>
          saveProvider(tx, provider(...drawn)),
    ),
    fc.constantFrom(30, 60).map(
      (minutes): Step =>
        (tx) =>
          saveService(tx, service(minutes)),
    ),
    fc.constantFrom('active', 'revoked').map(
      (status): Step =>
        (tx) =>
          saveCredential(tx, card('lee', status)),
    ),
    fc.tuple(which, who, start).map(
      ([index, resourceId, startAt]): Step =>
        (tx) =>
          saveTimeOff(tx, {
            ...{ id: `t${index}`, resourceKind: 'provider', resourceId, startAt },
            ...{ endAt: startAt + HOUR_MS, reason: '' },
          } as never),
    ),
    which.map(
      (index): Step =>
        (tx) =>
          removeRecord(tx, 'timeOff', `t${index}`),
    ),
    fc.tuple(fc.uuid(), who, start).map(
      (drawn): Step =>
        (tx) =>
          hold(tx, ...drawn),
    ),
  )
}

function foundPractice(tx: Tx): void {
  const location = { externalId: '', address: '', zip: '', hours: [], closures: [] }
  saveLocation(tx, { ...location, id: 'l', name: 'Here', timeZone: 'America/Chicago' } as never)
  for (const id of ['room1', 'room2']) {
    const room = { id, externalId: id, name: id, type: 'any', locationId: 'l', capacity: 1 }
    saveRoom(tx, room as never)
  }
  saveService(tx, service(30))
  for (const id of ['lee', 'singh']) {
    saveProvider(tx, provider(id, '17:00'))
    saveCredential(tx, card(id, 'active'))
  }
}

function service(durationMinutes: number) {
  return {
    ...{ id: 's', externalId: 's', name: 'Facial', category: '', product: null, roomType: 'any' },
    requirement: { credentials: { kind: 'facial' }, roles: [] },
    ...{ roomNeed: 'required', equipmentTypes: [], durationMinutes, bufferBeforeMinutes: 0 },
    ...{ bufferAfterMinutes: 0, priceCents: null, overrides: [] },
  } as never
}

function provider(id: string, to: string) {
  return {
    ...{ id, externalId: id, firstName: '', lastName: '', displayName: id, roles: ['MD'] },
    ...{ locationId: 'l', runningLateMinutes: 0, runningLateUntil: null },
    shifts: [{ day: 1, from: '09:00', to }],
  } as never
}

function card(providerId: string, status: string) {
  return {
    ...{ id: `card-${providerId}`, providerId, kind: 'facial', status, number: '', source: '' },
    ...{ validFrom: null, validUntil: null, expiresAt: null, products: [], verifiedOn: null },
  } as never
}

function appointment(index: number, providerId: string, startAt: number, status: string) {
  return {
    ...{ id: `a${index}`, externalId: `a${index}`, connectionId: 'c', locationId: 'l' },
    ...{ serviceId: 's', providerId, roomId: 'room1', patientId: null, status },
    ...{ startAt, endAt: startAt + HOUR_MS },
  } as never
}

/** Runs out two hours after nine. */
function hold(tx: Tx, id: string, resourceId: string, startAt: number): void {
  const endAt = startAt + HOUR_MS
  placeHold(tx, {
    ...{ id, executionId: null, at: NINE, expiresAt: NINE + 2 * HOUR_MS, leeway: 'none' },
    spans: [
      { kind: 'provider', resourceId, startAt, endAt, visitStartAt: startAt, visitEndAt: endAt },
    ] as never,
  })
}
