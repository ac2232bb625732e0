import { visitSpans } from '@chairflow/scheduling'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore, type Store } from '../open-store.ts'
import { saveAppointment } from '../practice/save-appointment.ts'
import { sqlite } from '../tx.ts'
import { extendHold } from './extend-hold.ts'
import { listOccupationsOf } from './list-holds.ts'
import { type NewHold, placeHold } from './place-hold.ts'
import { releaseHold, releaseHoldsOf } from './release-hold.ts'
import { turnHoldIntoBooking } from './turn-hold-into-booking.ts'

const MINUTE = 60_000
const AT = 0

let store: Store
beforeEach(() => {
  store = openStore(':memory:')
})
afterEach(() => store.close())

const nobody = { roomId: null, equipmentIds: [], patientId: null }
const noBuffer = { beforeMs: 0, afterMs: 0 }

function visit(from: number, until: number, more = {}, buffers = noBuffer) {
  const interval = { startAt: from * MINUTE, endAt: until * MINUTE }
  return visitSpans(interval, { providerId: 'p1', ...nobody, ...more }, buffers)
}

function hold(id: string, spans: NewHold['spans'], more: Partial<NewHold> = {}) {
  const request = { id, executionId: `of ${id}`, spans, at: AT, expiresAt: 30 * MINUTE }
  return store.write((tx) => placeHold(tx, { ...request, leeway: 'none', ...more }))
}

const held = { type: 'held' }

function appointment(id: string, from: number, until: number, more = {}) {
  const times = { startAt: from * MINUTE, endAt: until * MINUTE, status: 'booked' }
  const who = { locationId: 'l1', serviceId: 's1', providerId: 'p1', roomId: null, patientId: null }
  const saved = { id, externalId: id, connectionId: 'pms', ...who, ...times, ...more }
  return store.write((tx) => saveAppointment(tx, saved as never))
}

test('a hold is refused from the first minute that another one has to the last', async () => {
  expect(await hold('a', visit(60, 90))).toEqual(held)
  expect(await hold('b', visit(89, 100))).toMatchObject({
    type: 'taken',
    taken: { kind: 'provider', resourceId: 'p1', endAt: 90 * MINUTE, source: 'hold' },
  })
  expect(await hold('c', visit(30, 61))).toMatchObject({ type: 'taken' })
  expect(await hold('d', visit(90, 100))).toEqual(held)
  expect(await hold('e', visit(30, 60))).toEqual(held)
})

test('a visit takes all that it needs or nothing', async () => {
  await hold('a', visit(60, 90, { roomId: 'r1' }))
  const refused = await hold('b', visit(60, 90, { providerId: 'p2', roomId: 'r1' }))
  expect(refused).toMatchObject({ taken: { kind: 'room', resourceId: 'r1' } })
  expect(await hold('c', visit(60, 90, { providerId: 'p2', roomId: 'r2' }))).toEqual(held)
})

test('a room is full when as many are in it at one time as it has places', async () => {
  await store.write((tx) => tx.run(sqlite.insertInto('room').values(lounge)))
  const inLounge = (provider: string) => ({ providerId: provider, roomId: 'lounge' })
  expect(await hold('a', visit(0, 60, inLounge('p1')))).toEqual(held)
  expect(await hold('b', visit(60, 120, inLounge('p2')))).toEqual(held)
  expect(await hold('c', visit(30, 90, inLounge('p3')))).toEqual(held)
  expect(await hold('d', visit(45, 50, inLounge('p4')))).toMatchObject({
    taken: { kind: 'room', resourceId: 'lounge' },
  })
  expect(await hold('e', visit(90, 91, inLounge('p4')))).toEqual(held)
})

test('clean-up of one and set-up of the next both need their time', async () => {
  const buffers = { beforeMs: 15 * MINUTE, afterMs: 30 * MINUTE }
  await hold('a', visit(750, 780, {}, buffers))
  await hold('b', visit(870, 900, {}, buffers))
  expect(await hold('c', visit(810, 840, {}, buffers))).toMatchObject({ type: 'taken' })
  const cut = await hold('d', visit(780, 810, {}, buffers), { leeway: 'clean-up' })
  expect(cut).toEqual(held)
  expect(await hold('e', visit(809, 820, {}, buffers), { leeway: 'clean-up' })).toMatchObject({
    taken: { startAt: 780 * MINUTE, endAt: 810 * MINUTE },
  })
})

test('a hold that ran out is in nobody’s way, and comes back only where nobody came', async () => {
  await hold('a', visit(60, 90), { expiresAt: 10 })
  await hold('b', visit(120, 150), { expiresAt: 10 })
  expect(await hold('c', visit(60, 90), { at: 9 })).toMatchObject({ type: 'taken' })
  expect(await hold('c', visit(60, 90), { at: 10, expiresAt: 50 })).toEqual(held)
  const extend = (id: string) => store.write((tx) => extendHold(tx, { id, at: 20, expiresAt: 99 }))
  expect(await extend('a')).toMatchObject({ type: 'taken' })
  expect(await extend('b')).toEqual(held)
  expect(await extend('nobody')).toEqual({ type: 'gone' })
})

test('what the practice system says is kept, and refuses what comes after it', async () => {
  await appointment('x', 60, 90)
  await appointment('y', 75, 100)
  expect(await hold('a', visit(80, 85))).toMatchObject({ taken: { source: 'appointment' } })
  await appointment('x', 60, 90, { status: 'cancelled' })
  expect(await hold('b', visit(60, 75))).toEqual(held)
  await appointment('y', 65, 100)
  const rows = store.read((tx) => listOccupationsOf(tx, { source: 'hold', sourceId: 'b' }))
  expect(rows).toHaveLength(1)
})

test('a booking takes over the hold of its execution and does not run out', async () => {
  await hold('a', visit(60, 90, { roomId: 'r1' }))
  const spans = visit(60, 90, { roomId: 'r1', patientId: 'pat' })
  const book = (id: string, executionId: string) =>
    store.write((tx) => turnHoldIntoBooking(tx, { id, executionId, spans, at: 1, leeway: 'none' }))
  expect(await book('k0', 'another')).toMatchObject({ taken: { source: 'hold' } })
  expect(await book('k1', 'of a')).toEqual(held)
  await store.write((tx) => releaseHoldsOf(tx, 'of a'))
  expect(await hold('b', visit(60, 90), { at: 31 * MINUTE })).toMatchObject({
    taken: { source: 'booking' },
  })
  expect(await store.write((tx) => releaseHold(tx, 'k1'))).toBe(true)
  expect(await hold('b', visit(60, 90))).toEqual(held)
})

test('a booking that is refused leaves the hold as it was', async () => {
  await appointment('x', 60, 90, { providerId: 'p9', patientId: 'pat' })
  await hold('a', visit(60, 90))
  const spans = visit(60, 90, { patientId: 'pat' })
  const booking = { id: 'k', executionId: 'of a', spans, at: 1, leeway: 'none' } as const
  const refused = await store.write((tx) => turnHoldIntoBooking(tx, booking))
  expect(refused).toMatchObject({ taken: { kind: 'patient', source: 'appointment' } })
  const rows = store.read((tx) => listOccupationsOf(tx, { source: 'hold', sourceId: 'a' }))
  expect(rows).toHaveLength(1)
})

test('a move onto another hold is refused by the tables as well', async () => {
  await hold('a', visit(60, 90))
  await hold('b', visit(90, 120))
  const move = store.write((tx) =>
    tx.run(
      sqlite
        .updateTable('occupation')
        .set({ startAt: 89 * MINUTE, visitStartAt: 89 * MINUTE })
        .where('sourceId', '=', 'b'),
    ),
  )
  await expect(move).rejects.toThrow('occupied')
})

const lounge = {
  id: 'lounge',
  externalId: 'lounge',
  name: 'IV lounge',
  type: 'iv',
  capacity: 2,
  locationId: 'l1',
} as never
