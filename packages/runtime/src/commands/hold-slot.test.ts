import type { Slot } from '@chairflow/node-kit'
import {
  openStore,
  type Store,
  saveAppointment,
  saveProvider,
  saveService,
  turnHoldIntoBooking,
} from '@chairflow/store'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { slotSpans } from '../practice/slot-spans.ts'
import { answer as checkSlot } from '../queries/check-slot.ts'
import { run as holdSlot } from './hold-slot.ts'
import { run as holdSlots } from './hold-slots.ts'

const MINUTE_MS = 60_000
const NINE = 9 * 60
const THIRTY = 30

let store: Store
beforeEach(async () => {
  store = openStore(':memory:')
  await store.write((tx) => {
    saveService(tx, {
      ...{ id: 'svc', externalId: 'svc', name: 'Laser', category: '', product: null },
      ...{ requirement: { credentials: { all: [] }, roles: [] }, roomType: 'any' },
      ...{ roomNeed: 'required', equipmentTypes: [], durationMinutes: 30, priceCents: null },
      ...{ bufferBeforeMinutes: 0, bufferAfterMinutes: 20, overrides: [] },
    } as never)
    saveProvider(tx, {
      ...{ id: 'lee', externalId: 'lee', firstName: '', lastName: '', displayName: 'Dr. Lee' },
      ...{ roles: ['MD'], locationId: 'loc', shifts: [] },
    } as never)
  })
})
afterEach(() => store.close())

describe('two flows that take new times one after the other', () => {
  test('leave the clean-up between them', async () => {
    expect(await hold('one', slotAt(NINE))).toMatchObject({ isHeld: true })
    expect(isFree('two', slotAt(NINE + THIRTY))).toBe(false)
    expect(await hold('two', slotAt(NINE + THIRTY))).toMatchObject({
      isHeld: false,
      reason: expect.stringContaining('Dr. Lee'),
    })
    expect(await hold('two', slotAt(NINE + 49))).toMatchObject({ isHeld: false })
    expect(await hold('two', slotAt(NINE + 50))).toMatchObject({ isHeld: true })
  })

  test('leave it also where several are held to choose from', async () => {
    const slots = [slotAt(NINE), slotAt(NINE + THIRTY), slotAt(NINE + 50)]
    const asked = context('one')
    const { slots: held } = await store.write((tx) => holdSlots(tx, { slots, minutes: 10 }, asked))
    expect(held).toEqual([slots[0], slots[2]])
  })
})

describe('a time that was freed in the calendar', () => {
  test('may stand as close to its neighbours as the visit that was cancelled did', async () => {
    await visit('gone', NINE + THIRTY, 'cancelled')
    await visit('next', NINE + 2 * THIRTY, 'booked')
    expect(isFree('one', slotAt(NINE + THIRTY))).toBe(true)
    expect(await hold('one', slotAt(NINE + THIRTY))).toMatchObject({ isHeld: true })
  })

  test('does not let a visit be held into another visit', async () => {
    await visit('gone', NINE + THIRTY, 'cancelled')
    await visit('longer', NINE + 2 * THIRTY - 1, 'booked')
    expect(await hold('one', slotAt(NINE + THIRTY))).toMatchObject({ isHeld: false })
  })

  test('lets nothing come closer that does not lie within it, nor is somebody else’s', async () => {
    await visit('gone', NINE + THIRTY, 'cancelled')
    await visit('next', NINE + 2 * THIRTY + 1, 'booked')
    expect(isFree('one', slotAt(NINE + THIRTY + 1))).toBe(false)
    await visit('others', NINE + THIRTY + 1, 'cancelled', { providerId: 'singh' })
    expect(isFree('one', slotAt(NINE + THIRTY + 1))).toBe(false)
  })
})

test('a booking that follows another one closely is not taken for one that may', async () => {
  await visit('before', NINE, 'booked')
  const slot = slotAt(NINE + THIRTY)
  expect(isFree('one', slot)).toBe(false)
  const spans = store.read((tx) => slotSpans(tx, { slot, patientId: 'ana', at: 0 }))
  const booking = { id: 'k', executionId: 'one', spans, at: 0, leeway: 'none' } as const
  expect(await store.write((tx) => turnHoldIntoBooking(tx, booking))).toMatchObject({
    type: 'taken',
  })
})

function slotAt(minutes: number): Slot {
  return {
    service: { id: 'svc', name: 'Laser' },
    provider: { id: 'lee', name: 'Dr. Lee' },
    room: null,
    location: { id: 'loc', name: 'Here' },
    startAt: minutes * MINUTE_MS,
    endAt: (minutes + THIRTY) * MINUTE_MS,
  }
}

function context(executionId: string) {
  return { at: 0, host: undefined as never, executionId, stepId: `${executionId}.1` }
}

function hold(executionId: string, slot: Slot) {
  const input = { slot, patientId: null, minutes: 10 }
  return store.write((tx) => holdSlot(tx, input, context(executionId)))
}

function isFree(executionId: string, slot: Slot): boolean {
  return store.read((tx) => checkSlot(tx, { slot }, context(executionId))).free
}

function visit(id: string, minutes: number, status: string, more: object = {}): Promise<void> {
  const startAt = minutes * MINUTE_MS
  const times = { startAt, endAt: startAt + THIRTY * MINUTE_MS, status }
  const who = { serviceId: 'svc', locationId: 'loc', providerId: 'lee', patientId: null }
  const made = { id, externalId: id, connectionId: 'pms', roomId: null, ...who, ...times, ...more }
  return store.write((tx) => saveAppointment(tx, made as never))
}
