import { expect, it } from 'vitest'
import { dayWords, preferenceWords } from './preference-words.ts'

it.each([
  [[1, 2, 3, 4, 5, 6, 7], 'Any day'],
  [[5, 4, 3, 2, 1], 'Weekdays'],
  [[6, 7], 'Weekends'],
  [[1, 2, 3, 6], 'Mon–Wed, Sat'],
  [[2, 3], 'Tue, Wed'],
  [[7], 'Sun'],
])('%j are said as "%s"', (days, words) => {
  expect(dayWords(days)).toBe(words)
})

it('a preference names days and hours', () => {
  const words = preferenceWords({ days: [1, 2, 3, 4, 5], from: '12:30', to: '19:00' })
  expect(words).toBe('Weekdays, 12:30 PM–7 PM')
})
