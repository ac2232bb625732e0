import { expect, test } from 'vitest'
import { wishWords } from './wish-words.ts'

const nothing = {
  ...{ locationNames: ['Downtown'], maxMiles: null, zip: null, provider: null },
  ...{ providerName: null, noticeMinutes: 0, expiresAt: null },
}
const austin = { timeZone: 'America/Chicago', hasOneLocation: true }

test('what somebody left open is not said', () => {
  expect(wishWords(nothing, austin)).toEqual([])
  expect(wishWords(nothing, { ...austin, hasOneLocation: false })).toEqual(['At Downtown'])
})

test('each wish is a few words, the last day by the location’s calendar', () => {
  const row = {
    ...nothing,
    ...{ maxMiles: 1, zip: '78701', noticeMinutes: 90, expiresAt: '2026-12-25T06:00:00.000Z' },
    ...{
      provider: { providerId: 'p' as never, strength: 'only' as const },
      providerName: 'Dr. Lee',
    },
  }
  expect(wishWords(row, austin)).toEqual([
    'Only with Dr. Lee',
    'Up to 1 mile away',
    'Comes from 78701',
    '1.5 hours notice',
    'Until Dec 24, 2026',
  ])
  expect(wishWords({ ...nothing, noticeMinutes: 45 }, austin)).toEqual(['45 minutes notice'])
})
