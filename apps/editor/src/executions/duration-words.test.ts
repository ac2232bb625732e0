import { expect, it } from 'vitest'
import { durationWords } from './duration-words.ts'

it.each([
  [0, 'less than 1 s'],
  [1_700, '1 s'],
  [60_000, '1 min'],
  [200_500, '3 min 20 s'],
  [3_900_000, '1 h 5 min'],
  [3_605_000, '1 h'],
  [2 * 86_400_000 + 3 * 3_600_000, '2 d 3 h'],
])('%i ms are %s', (lengthMs, words) => {
  expect(durationWords(lengthMs)).toBe(words)
})
