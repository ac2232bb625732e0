import type { Slot } from '@chairflow/node-kit'
import {
  openStore,
  type Store,
  saveAppointment,
  saveProvider,
  saveRoom,
  turnHoldIntoBooking,
} from '@chairflow/store'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { slotSpans } from '../practice/slot-spans.ts'
import { answer } from './check-slot.ts'

const HOUR_MS = 60 * 60_000
const slot: Slot = {
  service: { id: 'svc', name: 'Facial' },
  provider: { id: 'prv_lee', name: 'Dr. Lee' },
  room: { id: 'room_1', name: 'Room 1' },
  location: { id: 'loc', name: 'Here' },
  startAt: 10 * HOUR_MS,
  endAt: 11 * HOUR_MS,
}

let store: Store
beforeEach(async () => {
  store = openStore(':memory:')
  await store.write((tx) => {
    const provider = { firstName: '', lastName: '', roles: ['MD'], locationId: 'loc', shifts: [] }
    for (const name of ['lee', 'singh']) {
      const id = `prv_${name}`
      saveProvider(tx, { ...provider, id, externalId: `x_${name}`, displayName: name } as never)
    }
    const room = { type: 'any', locationId: 'loc' }
    saveRoom(tx, { ...room, id: 'room_1', externalId: 'x_1', name: '1', capacity: 1 } as never)
    saveRoom(tx, { ...room, id: 'room_2', externalId: 'x_2', name: '2', capacity: 2 } as never)
  })
})
afterEach(() => store.close())

test('a slot is free until somebody has its provider or its room', async () => {
  expect(isFree()).toBe(true)
  await visit('a', { providerId: 'prv_singh', roomId: 'room_2' })
  expect(isFree()).toBe(true)
  await visit('b', { providerId: 'prv_singh', roomId: 'room_1' })
  expect(isFree()).toBe(false)
})

test('a provider is in one room at a time', async () => {
  await visit('a', { providerId: 'prv_lee', roomId: 'room_2' })
  expect(isFree()).toBe(false)
})

test('a room for two is taken when two are in it at the same time', async () => {
  const wide = { ...slot, room: { id: 'room_2', name: 'Room 2' } }
  await visit('a', { providerId: 'prv_a', roomId: 'room_2', endAt: 10.5 * HOUR_MS })
  await visit('b', { providerId: 'prv_b', roomId: 'room_2', startAt: 10.5 * HOUR_MS })
  expect(isFree(wide)).toBe(true)
  await visit('c', { providerId: 'prv_c', roomId: 'room_2' })
  expect(isFree(wide)).toBe(false)
})

test('visits that end when it begins, and cancelled ones, are not in its way', async () => {
  await visit('a', { providerId: 'prv_lee', startAt: 9 * HOUR_MS, endAt: 10 * HOUR_MS })
  await visit('b', { providerId: 'prv_lee', status: 'cancelled' })
  expect(isFree()).toBe(true)
})

test('a booking still on its way to the practice system counts', async () => {
  await intend({ provider: { id: 'prv_singh', name: 'PA Singh' } })
  expect(isFree()).toBe(false)
})

test('also when it begins at another time', async () => {
  await intend({ room: null, startAt: 9.5 * HOUR_MS, endAt: 10.5 * HOUR_MS })
  expect(isFree()).toBe(false)
})

function isFree(wanted = slot): boolean {
  const asked = { at: 0, host: undefined as never, executionId: 'ours', stepId: 'ours.1' }
  return store.read((tx) => answer(tx, { slot: wanted }, asked)).free
}

function visit(id: string, given: object): Promise<void> {
  const { startAt, endAt } = slot
  const rest = { serviceId: 'svc', locationId: 'loc', patientId: null, roomId: null }
  const booked = { id, externalId: id, connectionId: 'pms', status: 'booked', startAt, endAt }
  return store.write((tx) => saveAppointment(tx, { ...rest, ...booked, ...given } as never))
}

/** Another execution asked the practice system for a booking, and has no answer yet. */
function intend(given: Partial<Slot>): Promise<unknown> {
  return store.write((tx) => {
    const spans = slotSpans(tx, { slot: { ...slot, ...given }, patientId: null, at: 0 })
    const booking = { id: 'other.1', executionId: 'other', spans, at: 0, leeway: 'none' } as const
    return turnHoldIntoBooking(tx, booking)
  })
}
