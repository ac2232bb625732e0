import { expect, test } from 'vitest'
import type { LocationId, ServiceId } from '../ids.ts'
import { AUSTIN, seedPractice, TEN } from '../match/testing/seed-practice.ts'
import type { PracticeRecords } from '../practice/practice-records.ts'
import type { ServiceOverride } from '../practice/service.ts'
import type { Appointment } from '../records.ts'
import { endingCards } from './ending-cards.ts'

const NORTH = 'loc_north' as LocationId
const IV = 'svc_iv' as ServiceId
const DAY_MS = 24 * 3_600_000
/** The day after the license of RN Johnson ends. */
const AFTER = TEN + 8 * DAY_MS

/** RN Johnson is at home in Austin and works in the north on Wednesdays; the IV is given in both. */
function practice(north: Partial<ServiceOverride>): PracticeRecords {
  const { appointments: _, ...seed } = seedPractice()
  const [austin] = seed.locations
  if (austin === undefined) throw new Error('no location')
  return {
    ...seed,
    locations: [austin, { ...austin, id: NORTH, name: 'North' }],
    services: seed.services
      .filter(({ id }) => id === IV)
      .map((service) => ({ ...service, overrides: [{ locationId: NORTH, ...north }] })),
    providers: seed.providers
      .filter(({ id }) => id === 'prv_johnson')
      .map((one) => ({
        ...one,
        shifts: [...one.shifts, { day: 3, from: '09:00', to: '17:00', locationId: NORTH }],
      })),
    credentials: seed.credentials
      .filter(({ providerId, kind }) => providerId === 'prv_johnson' && kind === 'rn-license')
      .map((card) => ({ ...card, validUntil: '2026-12-01' })),
  }
}

const booked = (locationId: LocationId) =>
  ({
    ...{ id: `apt_${locationId}`, serviceId: IV, providerId: 'prv_johnson', locationId },
    ...{ startAt: AFTER, endAt: AFTER + 45 * 60_000, status: 'booked' },
  }) as Appointment

function touched(
  records: PracticeRecords,
  appointments: readonly Appointment[] = [booked(AUSTIN), booked(NORTH)],
) {
  const [location] = records.locations
  if (location === undefined) throw new Error('no location')
  return endingCards(records, { location, now: TEN, appointments }).map(
    ({ services, bookings }) => [services.map(({ id }) => id), bookings],
  )
}

test('a license that every location asks for touches the bookings of all', () => {
  expect(touched(practice({}))).toEqual([[[IV], 2]])
})

test('where one location does not ask for it, its bookings may stay', () => {
  const anybody = { credentials: { all: [] }, roles: [] }
  expect(touched(practice({ requirement: anybody }))).toEqual([[[IV], 1]])
})

test('where only one location asks for it, what is booked there is touched', () => {
  const records = practice({})
  const services = records.services.map((service) => ({
    ...service,
    requirement: { credentials: { all: [] }, roles: [] },
    overrides: [{ locationId: NORTH, requirement: service.requirement }],
  }))
  expect(touched({ ...records, services })).toEqual([[[IV], 1]])
})

test('a license for one product touches what is booked with that product', () => {
  const records = practice({})
  const credentials = records.credentials.map((card) => ({ ...card, products: ['Myers'] }))
  const visits = ['Myers', 'Glutathione', null].map((product) => ({ ...booked(AUSTIN), product }))
  expect(touched({ ...records, credentials }, visits)).toEqual([[[IV], 1]])
})
