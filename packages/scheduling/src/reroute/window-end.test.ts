import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { seedPractice } from '../match/testing/seed-practice.ts'
import type { Location } from '../practice/location.ts'
import { windowEnd } from './window-end.ts'

const [seed] = seedPractice().locations

test('72 wall hours are 72 hours, also when clocks change in between', () => {
  const friday = at('2026-10-30T12:00')
  const end = windowEnd(friday, { hours: 72, counts: 'wall-hours' }, location())
  expect(end - friday).toBe(72 * 3_600_000)
  expect(local(end)).toBe('2026-11-02T11:00')
})

test('business hours count only while the location is open', () => {
  const end = windowEnd(at('2026-11-23T18:00'), { hours: 2, counts: 'business-hours' }, location())
  expect(local(end)).toBe('2026-11-24T10:00')
})

test('what ends with the closing is still within', () => {
  const end = windowEnd(at('2026-11-23T18:00'), { hours: 1, counts: 'business-hours' }, location())
  expect(local(end)).toBe('2026-11-23T19:00')
})

test('closed days do not count', () => {
  const closures = [{ from: '2026-11-24', until: '2026-11-25', reason: '' }]
  const window = { hours: 2, counts: 'business-hours' } as const
  expect(local(windowEnd(at('2026-11-23T18:00'), window, location({ closures })))).toBe(
    '2026-11-26T10:00',
  )
})

test('a night in which the clock goes back is one hour longer, open or not', () => {
  const hours = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, opens: '00:00', closes: '12:00' }))
  const window = { hours: 12, counts: 'business-hours' } as const
  expect(local(windowEnd(at('2026-11-01T00:00'), window, location({ hours })))).toBe(
    '2026-11-01T11:00',
  )
})

function location(change: Partial<Location> = {}): Location {
  if (seed === undefined) throw new Error('the demo practice has no location')
  return { ...seed, ...change }
}

function at(wall: string): number {
  return Temporal.PlainDateTime.from(wall).toZonedDateTime('America/Chicago').epochMilliseconds
}

function local(instantMs: number): string {
  return Temporal.Instant.fromEpochMilliseconds(instantMs)
    .toZonedDateTimeISO('America/Chicago')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
}
