import { visitSpans } from '@chairflow/scheduling'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStore, type Store } from '../open-store.ts'
import { saveAppointment } from '../practice/save-appointment.ts'
import { saveEquipment, saveService, saveTimeOff } from '../practice/save-practice.ts'
import { listDevicesOfVisits } from './list-devices.ts'
import { listOccupationsOf } from './list-holds.ts'
import { placeHold } from './place-hold.ts'
import { placeMove } from './place-move.ts'
import { reoccupy } from './reoccupy.ts'
import { turnHoldIntoBooking } from './turn-hold-into-booking.ts'

const MINUTE = 60_000

let store: Store
beforeEach(async () => {
  store = openStore(':memory:')
  await service({})
  await device('laser1')
  await device('laser2')
})
afterEach(() => store.close())

describe('a visit of the calendar takes a device of each type its service needs', () => {
  test('one that is free', async () => {
    await visit('a', 60)
    await visit('b', 75)
    await visit('c', 200)
    expect(devices()).toEqual({ a: ['laser1'], b: ['laser2'], c: ['laser1'] })
  })

  test('so that nothing of ours is put onto it', async () => {
    await visit('a', 60)
    expect(await hold('x', 70, 'laser1')).toMatchObject({
      type: 'taken',
      taken: { kind: 'equipment', resourceId: 'laser1', source: 'appointment' },
    })
    expect(await hold('x', 70, 'laser2')).toEqual({ type: 'held' })
  })

  test('and keeps it, whatever else is told of it', async () => {
    await visit('a', 60)
    await visit('b', 60)
    await visit('a', 60, { status: 'cancelled' })
    await visit('b', 65)
    expect(devices()).toEqual({ b: ['laser2'] })
    await visit('c', 60)
    await visit('c', 200)
    await visit('d', 200)
    expect(devices()).toMatchObject({ c: ['laser1'], d: ['laser2'] })
  })

  test('not one that is in repair, at another location, or held', async () => {
    await device('elsewhere', { locationId: 'l2' })
    await repair('laser1', 60)
    await visit('a', 60)
    expect(devices()).toEqual({ a: ['laser2'] })
    await hold('x', 200, 'laser1')
    await visit('b', 200)
    expect(devices()).toMatchObject({ b: ['laser2'] })
  })

  test('one more than there are is kept all the same', async () => {
    for (const id of ['a', 'b', 'c']) await visit(id, 60)
    expect(devices()).toEqual({ a: ['laser1'], b: ['laser2'], c: ['laser1'] })
  })

  test('a device for two serves two', async () => {
    await device('laser1', { capacity: 2 })
    for (const id of ['a', 'b', 'c']) await visit(id, 60)
    expect(devices()).toEqual({ a: ['laser1'], b: ['laser1'], c: ['laser2'] })
    expect(await hold('x', 200, 'laser1')).toEqual({ type: 'held' })
    expect(await hold('y', 200, 'laser1')).toEqual({ type: 'held' })
    expect(await hold('z', 200, 'laser1')).toMatchObject({ taken: { resourceId: 'laser1' } })
  })
})

test('our booking keeps its device once it stands in the calendar', async () => {
  await hold('x', 60, 'laser1')
  const spans = spansOf(60, { equipmentIds: ['laser2'], providerId: 'p', patientId: 'ana' })
  const booking = { id: 'k', executionId: 'e', spans, at: 1, leeway: 'none' } as const
  await store.write((tx) => turnHoldIntoBooking(tx, booking))
  await visit('a', 60, { patientId: 'ana' })
  expect(devices()).toEqual({ a: ['laser2'] })
})

test('a visit that is to be moved keeps its device until it has', async () => {
  await visit('other', 60, { providerId: 'p2' })
  await visit('a', 60)
  const appointment = visitAt('a', 60) as never
  const spans = spansOf(70, { equipmentIds: ['laser2'], providerId: 'p', patientId: null })
  const move = { id: 'm', executionId: 'e', appointment, spans, at: 1, expiresAt: null }
  expect(await store.write((tx) => placeMove(tx, { ...move, leeway: 'none' }))).toEqual({
    type: 'held',
  })
  expect(devices()).toEqual({ other: ['laser1'], a: ['laser2'] })
  await visit('a', 70)
  expect(devices()).toEqual({ other: ['laser1'], a: ['laser2'] })
})

describe('what visits take is worked out anew', () => {
  test('with the set-up and clean-up of their own location', async () => {
    await service({
      bufferAfterMinutes: 10,
      overrides: [{ locationId: 'l', bufferAfterMinutes: 25, bufferBeforeMinutes: 5 }],
    })
    await visit('a', 60)
    expect(spanOf('a')).toEqual([55, 115])
  })

  test('where a service takes longer to clean up, from now on', async () => {
    await visit('over', 0)
    await visit('a', 60)
    await visit('other', 200, { serviceId: 's2' })
    await service({ bufferAfterMinutes: 15 })
    await store.write((tx) => reoccupy(tx, { from: 40 * MINUTE, serviceId: 's' }))
    expect([spanOf('over'), spanOf('a'), spanOf('other')]).toEqual([
      [0, 30],
      [60, 105],
      [200, 230],
    ])
  })

  test('where there is a device more, or one goes into repair', async () => {
    for (const id of ['a', 'b', 'c']) await visit(id, 60)
    await device('laser3')
    await store.write((tx) => reoccupy(tx, { from: 0 }))
    expect(Object.values(devices()).flat().sort()).toEqual(['laser1', 'laser2', 'laser3'])
    await visit('c', 60, { status: 'cancelled' })
    await repair('laser2', 60)
    await store.write((tx) => reoccupy(tx, { from: 0 }))
    expect(devices().b).not.toEqual(['laser2'])
  })
})

function service(change: object): Promise<void> {
  const more = { roomNeed: 'required', durationMinutes: 30, priceCents: null, overrides: [] }
  const made = {
    ...{ id: 's', externalId: 's', name: 'Laser', category: '', product: null, roomType: 'any' },
    ...{ requirement: { credentials: { all: [] }, roles: [] }, equipmentTypes: ['laser'], ...more },
    ...{ bufferBeforeMinutes: 0, bufferAfterMinutes: 0, ...change },
  }
  return store.write((tx) => saveService(tx, made as never))
}

function device(id: string, change: object = {}): Promise<void> {
  const made = { id, externalId: id, name: id, type: 'laser', capacity: 1, locationId: 'l' }
  return store.write((tx) => saveEquipment(tx, { ...made, ...change } as never))
}

function repair(resourceId: string, from: number): Promise<void> {
  const time = { startAt: from * MINUTE, endAt: (from + 60) * MINUTE, reason: '' }
  const made = { id: `repair ${resourceId}`, resourceKind: 'equipment', resourceId, ...time }
  return store.write((tx) => saveTimeOff(tx, made as never))
}

function visitAt(id: string, from: number, change: object = {}) {
  const times = { startAt: from * MINUTE, endAt: (from + 30) * MINUTE, status: 'booked' }
  const who = { locationId: 'l', serviceId: 's', providerId: 'p', roomId: null, patientId: null }
  return { id, externalId: id, connectionId: 'pms', ...who, ...times, ...change }
}

function visit(...given: Parameters<typeof visitAt>): Promise<void> {
  return store.write((tx) => saveAppointment(tx, visitAt(...given) as never))
}

function spansOf(from: number, resources: Omit<Parameters<typeof visitSpans>[1], 'roomId'>) {
  const interval = { startAt: from * MINUTE, endAt: (from + 30) * MINUTE }
  return visitSpans(interval, { roomId: null, ...resources }, { beforeMs: 0, afterMs: 0 })
}

function hold(id: string, from: number, equipmentId: string) {
  const resources = { providerId: `for ${id}`, equipmentIds: [equipmentId], patientId: null }
  const spans = spansOf(from, resources)
  const asked = { id, executionId: null, spans, at: 0, expiresAt: 999 * MINUTE }
  return store.write((tx) => placeHold(tx, { ...asked, leeway: 'none' }))
}

function devices(): Record<string, readonly string[]> {
  const all = { startAt: 0, endAt: Number.MAX_SAFE_INTEGER }
  return Object.fromEntries(store.read((tx) => listDevicesOfVisits(tx, all)))
}

function spanOf(id: string): readonly number[] {
  const rows = store.read((tx) => listOccupationsOf(tx, { source: 'appointment', sourceId: id }))
  const [first] = rows.filter(({ kind }) => kind === 'provider')
  return first === undefined ? [] : [first.startAt / MINUTE, first.endAt / MINUTE]
}
