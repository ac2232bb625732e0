import { expect, test } from 'vitest'
import type { LocationId, ServiceId } from '../../ids.ts'
import { matchProviders } from '../match-providers.ts'
import { preparePractice } from '../prepare-practice.ts'
import { AUSTIN, booked, MINUTE_MS, seedPractice, TEN } from '../testing/seed-practice.ts'

const DAY_MS = 24 * 60 * MINUTE_MS
const filler = { serviceId: 'svc_filler' as ServiceId, locationId: AUSTIN as LocationId }

test('a time of day that is usually full counts less than one that is not', () => {
  const practice = busyAtTen(60)
  expect(rush(practice, TEN).value).toBeLessThan(rush(practice, TEN + 240 * MINUTE_MS).value)
  expect(rush(practice, TEN).text).toBe('Is the busiest time of day')
  expect(rush(practice, TEN + 240 * MINUTE_MS).text).toBe('Is seldom booked at that time of day')
})

test('a thin book knows no busy hours', () => {
  expect(rush(busyAtTen(1), TEN).value).toBeGreaterThan(0.9)
})

test('a start that leaves the room a gap for nothing counts less than one beside its last visit', () => {
  const visit = { providerId: 'prv_okon', serviceId: 'svc_laser_hair', roomId: 'room_laser' }
  const practice = seedPractice({
    appointments: [booked({ ...visit, startAt: TEN - 60 * MINUTE_MS, endAt: TEN })],
  })
  const laser = { ...filler, serviceId: 'svc_laser_hair' as ServiceId }
  const at = (startAt: number) => component(practice, { ...laser, startAt }, 'rooms')
  const beside = at(TEN + 20 * MINUTE_MS)
  const apart = at(TEN + 80 * MINUTE_MS)
  expect(apart.value).toBeLessThan(beside.value)
  expect(apart.text).toBe('Leaves 80 minutes more that nothing fits into')
})

function busyAtTen(count: number) {
  const appointments = Array.from({ length: count }, (_, index) =>
    booked({
      ...{ providerId: 'prv_lee', roomId: null, serviceId: 'svc_filler' },
      startAt: TEN - (1 + (index % 7)) * DAY_MS,
      endAt: TEN - (1 + (index % 7)) * DAY_MS + 45 * MINUTE_MS,
    }),
  )
  return seedPractice({ appointments })
}

function rush(practice: ReturnType<typeof seedPractice>, startAt: number) {
  return component(practice, { ...filler, startAt }, 'rush')
}

function component(
  practice: ReturnType<typeof seedPractice>,
  request: Parameters<typeof matchProviders>[1],
  code: string,
) {
  const [first] = matchProviders(preparePractice(practice), request)?.options ?? []
  const found = first?.components.find((one) => one.code === code)
  if (found === undefined) throw new Error(`nobody has ${code}`)
  return found
}
