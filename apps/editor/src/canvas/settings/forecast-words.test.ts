import { expect, test } from 'vitest'
import { forecastAssumed, forecastSaid } from './forecast-words.ts'

const forecast = {
  candidates: 7,
  waiting: 9,
  fillProbability: 0.641,
  meanMinutesToFill: 12.2,
  expectedTexts: 4.6,
  expectedDisappointed: 0.3,
  suggestion: {
    wanted: 0.8,
    waveSize: 3,
    morePeople: 3,
    text: '3 more people would make it 80 %.',
  },
  assumptions: { acceptRate: 0.2, replyMedianMinutes: 4 },
}

test('a forecast is a sentence, with what is assumed', () => {
  expect(forecastSaid(forecast, 'Botox')).toBe(
    'With the 7 people who wait for Botox now: filled 64 % of the time, about 12 minutes. 3 more people would make it 80 %.',
  )
  expect(forecastAssumed(forecast)).toContain('20 % of people say yes')
})

test('nobody to ask is said plainly', () => {
  expect(forecastSaid({ ...forecast, candidates: 0 }, 'Botox')).toContain('Nobody')
})
