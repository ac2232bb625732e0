import type { Slot } from '@chairflow/node-kit'
import type { Appointment } from '@chairflow/scheduling'
import { openStore, type Store, sweepPlannedProducts } from '@chairflow/store'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { learnAppointment } from './learn-appointment.ts'
import { planVisit } from './plan-visit.ts'
import { withProduct } from './read-facts.ts'

const slot: Slot = {
  service: { id: 'toxin', name: 'Neuromodulator' },
  provider: { id: 'lee', name: 'Dr. Lee' },
  room: null,
  location: { id: 'loc', name: 'Austin' },
  startAt: 1000,
  endAt: 2000,
}
const visit = {
  ...{ id: 'apt', externalId: '7000', connectionId: 'pms', locationId: 'loc', serviceId: 'toxin' },
  ...{ providerId: 'lee', roomId: null, patientId: 'ana', startAt: 1000, endAt: 2000 },
  status: 'booked',
} as Appointment

let store: Store
beforeEach(() => {
  store = openStore(':memory:')
})
afterEach(() => store.close())

test('the visit that was asked for has what was planned for it, and no other visit has', async () => {
  await plan('Dysport')
  expect(productOf(visit)).toBe('Dysport')
  expect(productOf({ ...visit, serviceId: 'filler' as never })).toBe(null)
  expect(productOf({ ...visit, patientId: 'bob' as never })).toBe(null)
  expect(productOf({ ...visit, patientId: null })).toBe(null)
  expect(productOf({ ...visit, startAt: 1001 })).toBe(null)
})

test('what is planned last counts, also when it is nothing in particular', async () => {
  await plan('Dysport')
  await plan('Xeomin')
  expect(productOf(visit)).toBe('Xeomin')
  await plan(null)
  expect(productOf(visit)).toBe(null)
})

test('the newest plan counts before what is known of the visit, which counts before nothing', async () => {
  const known = { ...visit, product: 'Botox' }
  expect(productOf(visit, known)).toBe('Botox')
  await plan('Dysport')
  expect(productOf(visit, known)).toBe('Dysport')
  expect(productOf({ ...visit, serviceId: 'filler' as never }, known)).toBe(null)
})

test('a visit that is known uses its plan up; one that was cancelled there leaves it to the next', async () => {
  await plan('Dysport')
  const id = 'apt_gone' as Appointment['id']
  const gone = { ...visit, id, externalId: '6999', status: 'cancelled', product: 'Xeomin' } as const
  expect(productOf(gone, gone)).toBe('Xeomin')
  await learn(gone)
  expect(productOf(visit)).toBe('Dysport')
  await learn({ ...visit, product: 'Dysport' })
  expect(productOf(visit)).toBe(null)
})

test('plans of visits that are over are cleared away', async () => {
  await plan('Dysport')
  await store.write((tx) => sweepPlannedProducts(tx, 1999))
  expect(productOf(visit)).toBe('Dysport')
  await store.write((tx) => sweepPlannedProducts(tx, 2000))
  expect(productOf(visit)).toBe(null)
})

function plan(product: string | null) {
  return store.write((tx) => planVisit(tx, slot, { patientId: 'ana', product }))
}

function learn(appointment: Appointment) {
  return store.write((tx) => learnAppointment(tx, appointment, { asOf: 1, asOfClock: 'ours' }))
}

function productOf(appointment: Appointment, known?: Appointment) {
  return store.read((tx) => withProduct(tx, appointment, known).product)
}
