import { fc, test as prop } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { forecastOffers, type OfferPlan } from './forecast-offers.ts'
import { answeredWithin, DEFAULT_DELAY } from './reply-delay.ts'
import { morePeople, smallestWave } from './suggest-offers.ts'
import { playOffers } from './testing/play-offers.ts'

const TWENTY = 20

describe('how soon people answer', () => {
  test.each([
    [2, 0.3],
    [5, 0.57],
    [10, 0.76],
    [30, 0.94],
  ])('within %d minutes: %d', (minutes, share) => {
    expect(answeredWithin(DEFAULT_DELAY, minutes)).toBeCloseTo(share, 2)
  })

  test('half within the median, nobody before being asked', () => {
    expect(answeredWithin(DEFAULT_DELAY, 4)).toBeCloseTo(0.5, 7)
    expect(answeredWithin(DEFAULT_DELAY, 0)).toBe(0)
  })
})

/** The table of the model's derivation: chance, minutes left, then P and T for each way to ask. */
describe('twenty people, ten minutes between waves', () => {
  type Cell = readonly [string, number, number, number, number]
  const cells: readonly Cell[] = [
    ['exclusive', 0.08, 30, 0.17, 13],
    ['open', 0.08, 30, 0.19, 14],
    ['2', 0.08, 30, 0.35, 13],
    ['3', 0.08, 30, 0.48, 13],
    ['5', 0.08, 30, 0.66, 12],
    ['20', 0.08, 30, 0.79, 3.9],
    ['exclusive', 0.08, 120, 0.53, 51],
    ['open', 0.08, 120, 0.61, 51],
    ['2', 0.08, 120, 0.8, 39],
    ['3', 0.08, 120, 0.81, 27],
    ['5', 0.08, 120, 0.81, 17],
    ['20', 0.08, 120, 0.81, 5],
    ['exclusive', 0.2, 30, 0.39, 12],
    ['open', 0.2, 30, 0.43, 13],
    ['2', 0.2, 30, 0.68, 12],
    ['3', 0.2, 30, 0.82, 10],
    ['5', 0.2, 30, 0.94, 8.1],
    ['20', 0.2, 30, 0.98, 2],
    ['exclusive', 0.2, 60, 0.63, 24],
    ['open', 0.2, 60, 0.7, 24],
    ['2', 0.2, 60, 0.91, 19],
    ['3', 0.2, 60, 0.97, 15],
    ['5', 0.2, 60, 0.99, 9.3],
    ['20', 0.2, 60, 0.99, 2.1],
    ['exclusive', 0.2, 120, 0.86, 40],
    ['open', 0.2, 120, 0.92, 38],
    ['2', 0.2, 120, 0.99, 23],
    ['3', 0.2, 120, 0.99, 16],
    ['5', 0.2, 120, 0.99, 9.4],
    ['20', 0.2, 120, 0.99, 2.1],
    ['exclusive', 0.35, 30, 0.6, 11],
    ['open', 0.35, 30, 0.66, 12],
    ['2', 0.35, 30, 0.89, 9.5],
    ['3', 0.35, 30, 0.96, 7.6],
    ['5', 0.35, 30, 1, 4.9],
    ['20', 0.35, 30, 1, 1],
  ]

  test.each(cells)(
    '%s, chance %d, %d minutes: filled %d in %d minutes',
    (way, chance, horizonMinutes, filled, minutes) => {
      const forecast = forecastOffers(planned(way, chance, horizonMinutes))
      expect(Math.abs(forecast.fillProbability - filled)).toBeLessThan(0.012)
      expect(Math.abs((forecast.meanMinutesToFill ?? 0) - minutes)).toBeLessThan(0.6)
    },
  )

  test('texts and people who say yes in vain', () => {
    expect(forecastOffers(planned('3', 0.2, 30)).expectedTexts).toBeCloseTo(5.8, 0)
    expect(forecastOffers(planned('5', 0.2, 30)).expectedTexts).toBeCloseTo(8, 0)
    const all = forecastOffers(planned('20', 0.2, 30))
    expect(all.expectedTexts).toBe(20)
    expect(all.expectedDisappointed).toBeCloseTo(2.8, 1)
    expect(forecastOffers(planned('20', 0.35, 30)).expectedDisappointed).toBeCloseTo(5.6, 1)
  })
})

describe('against offers played out one by one', () => {
  const mixed = [0.35, 0.05, 0.2, 0.6, 0.1, 0.2, 0.15, 0.3]
  const base = { chances: mixed, horizonMinutes: 45, windowMinutes: 10, delay: DEFAULT_DELAY }
  const plans: readonly [string, OfferPlan][] = [
    ['one at a time, each alone', { ...base, waveSize: 1, keepOpen: false }],
    ['one at a time, kept open', { ...base, waveSize: 1, keepOpen: true }],
    ['waves of three, kept open', { ...base, waveSize: 3, keepOpen: true }],
    ['waves of three, closed', { ...base, waveSize: 3, keepOpen: false }],
    ['everyone at once', { ...base, waveSize: 8, keepOpen: true }],
    [
      'slow answers and long windows',
      {
        ...base,
        waveSize: 2,
        keepOpen: true,
        windowMinutes: 20,
        delay: { medianMinutes: 15, sigma: 0.8 },
      },
    ],
  ]

  test.each(plans)('%s: within three standard errors', (_, plan) => {
    const forecast = forecastOffers(plan)
    const played = playOffers(plan, { runs: 60_000, seed: 20_261_125 })
    within(forecast.fillProbability, played.filled)
    within(forecast.meanMinutesToFill ?? Number.NaN, played.minutes)
    within(forecast.expectedTexts, played.texts)
    within(forecast.expectedDisappointed, played.disappointed)
  })

  function within(value: number, { mean, error }: { mean: number; error: number }) {
    expect(Math.abs(value - mean)).toBeLessThanOrEqual(3 * error + 1e-9)
  }
})

describe('what can be advised', () => {
  const plan = planned('2', 0.2, 60)

  test('the smallest wave that fills often enough: one less does not', () => {
    const wave = smallestWave({ ...plan, horizonMinutes: 30 }, 0.8)
    expect(wave).toBe(3)
    expect(smallestWave({ ...plan, chances: [0.2, 0.2] }, 0.8)).toBeNull()
  })

  test('how many more people it takes', () => {
    const three = { ...plan, chances: [0.2, 0.2, 0.2] }
    const more = morePeople(three, 0.6, 0.2) ?? Number.NaN
    const withThem = (count: number) =>
      forecastOffers({ ...three, chances: Array<number>(3 + count).fill(0.2) }).fillProbability
    expect(withThem(more)).toBeGreaterThanOrEqual(0.6)
    expect(withThem(more - 1)).toBeLessThan(0.6)
    expect(morePeople({ ...three, horizonMinutes: 1 }, 0.9, 0.2)).toBeNull()
  })

  prop.prop(
    [
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 }),
      fc.integer({ min: 1, max: 240 }),
    ],
    { numRuns: 100 },
  )(
    'keeping earlier offers open and asking more at once never fill less',
    (chances, horizonMinutes) => {
      const at = (waveSize: number, keepOpen: boolean) =>
        forecastOffers({ ...plan, chances, horizonMinutes, waveSize, keepOpen }).fillProbability
      expect(at(2, true)).toBeGreaterThanOrEqual(at(2, false) - 1e-12)
      expect(at(3, true)).toBeGreaterThanOrEqual(at(2, true) - 1e-9)
    },
  )

  test('with nobody to ask nothing is filled', () => {
    expect(forecastOffers({ ...plan, chances: [] })).toEqual({
      fillProbability: 0,
      meanMinutesToFill: null,
      expectedTexts: 0,
      expectedDisappointed: 0,
    })
  })
})

function planned(way: string, chance: number, horizonMinutes: number): OfferPlan {
  const waveSize = Number.isNaN(Number(way)) ? 1 : Number(way)
  const chances = Array<number>(TWENTY).fill(chance)
  const rest = { windowMinutes: 10, keepOpen: way !== 'exclusive', delay: DEFAULT_DELAY }
  return { chances, waveSize, horizonMinutes, ...rest }
}
