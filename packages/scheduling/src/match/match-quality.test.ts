import { beforeAll, expect, test } from 'vitest'
import { type BestOfDay, bestOfDay, loadHighs } from './testing/quality/best-day.ts'
import { type DayOfRequests, dayOfRequests } from './testing/quality/day-of-requests.ts'
import { allAtOnce, asTheyAsk, firstFit } from './testing/quality/serve-day.ts'

/** `npm run bench -- --only quality` looks at more days and fuller ones; this holds the floor. */
const days = [101, 103].map((seed) => dayOfRequests(seed, 40))
let best: readonly BestOfDay[] = []

beforeAll(async () => {
  const solver = await loadHighs()
  best = days.map((day) => bestOfDay(solver, day))
}, 60_000)

test('no way to hand out a day brings in more than HiGHS proves to be possible', () => {
  for (const [index, day] of days.entries()) {
    for (const serve of [asTheyAsk, firstFit, allAtOnce]) {
      expect(serve(day)).toBeLessThanOrEqual(best[index]?.atMost ?? 0)
    }
  }
})

test('answered as they ask, a day brings in 85 of every 100 dollars that were possible', () => {
  expect(shareOf(asTheyAsk)).toBeGreaterThan(0.85)
})

test('over many days it brings in a twentieth more than the first time that is free', () => {
  const many = Array.from({ length: 10 }, (_, index) => dayOfRequests(101 + index, 40))
  expect(sum(many.map(asTheyAsk)) / sum(many.map(firstFit))).toBeGreaterThan(1.05)
})

function shareOf(serve: (day: DayOfRequests) => number): number {
  return sum(days.map(serve)) / sum(best.map(({ atMost }) => atMost))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
