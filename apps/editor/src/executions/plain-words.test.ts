import { expect, it } from 'vitest'
import { plainWords } from './plain-words.ts'

it.each([
  ['filled-by-phone', 'Filled by phone'],
  ['filledByPhone', 'Filled by phone'],
  ['too_late', 'Too late'],
  ['', ''],
])('%s reads as %s', (name, words) => {
  expect(plainWords(name)).toBe(words)
})
