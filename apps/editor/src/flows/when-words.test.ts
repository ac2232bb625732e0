import { expect, it } from 'vitest'
import { whenWords } from './when-words.ts'

it.each([
  [59_000, 'just now'],
  [60_000, '1 minute ago'],
  [3_599_000, '59 minutes ago'],
  [7_200_000, '2 hours ago'],
  [86_400_000, 'yesterday'],
  [9 * 86_400_000, '9 days ago'],
])('%i ms ago is %s', (passedMs, words) => {
  expect(whenWords(1_000_000_000_000 - passedMs, 1_000_000_000_000)).toBe(words)
})
