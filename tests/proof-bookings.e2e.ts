import { expect, test } from 'vitest'
import { bookingRace } from './support/booking-race/booking-race.ts'
import { serverRace } from './support/booking-race/server-race.ts'

/** `npm run soak -- --only bookings` plays far more. */
const SIZE = { processes: 4, wishes: 500, days: 6 }

test('four processes book into one calendar: nothing overlaps, and nothing is refused that has room', async () => {
  const { overlaps, wronged, ids, refused, turns } = await bookingRace(SIZE)
  expect({ overlaps, wronged }).toEqual({ overlaps: 0, wronged: 0 })
  expect(ids.size).toBeGreaterThan(100)
  expect(refused).toBeGreaterThan(200)
  expect(turns).toBeGreaterThan(20)
})

test('without the rule in the tables the same race overlaps, and the count says so', async () => {
  const { overlaps } = await bookingRace({ ...SIZE, wishes: 60, isGuarded: false })
  expect(overlaps).toBeGreaterThan(50)
})

test('four programs ask one server for the same days: nothing overlaps, and what was promised is kept', async () => {
  const { held, refused, ...wrong } = await serverRace(4, 50)
  expect(wrong).toEqual({ overlaps: 0, lost: 0, others: [] })
  expect(held).toBeGreaterThan(30)
  expect(refused).toBeGreaterThan(50)
})
