import {
  bestOfDay,
  loadHighs,
} from '../../packages/scheduling/src/match/testing/quality/best-day.ts'
import {
  type DayOfRequests,
  dayOfRequests,
} from '../../packages/scheduling/src/match/testing/quality/day-of-requests.ts'
import {
  allAtOnce,
  asTheyAsk,
  firstFit,
} from '../../packages/scheduling/src/match/testing/quality/serve-day.ts'

/** The weights were chosen on days 1 to 30; these days were not looked at. */
const FIRST_DAY = 101

/** What the match makes of made-up days, of the most that HiGHS proves could have been made. */
export async function tellQuality(isQuick: boolean): Promise<void> {
  const highs = await loadHighs()
  const days = Array.from({ length: isQuick ? 1 : 20 }, (_, index) => FIRST_DAY + index)
  for (const count of isQuick ? [40] : [40, 60, 80]) {
    const made = days.map((seed) => dayOfRequests(seed, count))
    const best = made.map((day) => bestOfDay(highs, day))
    const most = sum(best.map(({ atMost }) => atMost))
    const ratio = (value: number) => Math.round((value / most) * 1_000) / 1_000
    const served = (serve: (day: DayOfRequests) => number) => ratio(sum(made.map(serve)))
    console.table({
      [`${count} requests a day, ${days.length} days`]: {
        'first that is free': served(firstFit),
        'the match, each as they ask': served(asTheyAsk),
        'the match, all together': served(allAtOnce),
        'HiGHS, all together': ratio(sum(best.map(({ found }) => found))),
      },
    })
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
