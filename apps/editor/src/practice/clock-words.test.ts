import { expect, it } from 'vitest'
import {
  calendarDate,
  calendarDateWords,
  clockWords,
  exactWords,
  wallClockWords,
  zoneWords,
} from './clock-words.ts'

const lateInAustin = Date.parse('2026-11-24T05:30:07Z')

it('an instant is told in the zone of the location, not of the reader', () => {
  expect(clockWords(lateInAustin, 'America/Chicago')).toBe('11:30 PM')
  expect(clockWords(lateInAustin, 'Europe/Berlin')).toBe('6:30 AM')
  expect(exactWords(lateInAustin, 'America/Chicago')).toContain('November 23, 2026')
})

it('the day of an instant is the day at the location', () => {
  expect(calendarDate(lateInAustin, 'America/Chicago')).toBe('2026-11-23')
  expect(calendarDate(lateInAustin, 'UTC')).toBe('2026-11-24')
})

it('a certificate date stays the same day everywhere', () => {
  expect(calendarDateWords('2029-03-31')).toBe('Mar 31, 2029')
  expect(calendarDateWords('soon')).toBe('soon')
})

it.each([
  ['09:00', '9 AM'],
  ['12:30', '12:30 PM'],
  ['00:05', '12:05 AM'],
  ['19:00', '7 PM'],
])('%s on the wall is %s', (clock, words) => {
  expect(wallClockWords(clock)).toBe(words)
})

it('a zone is called as people there call it', () => {
  expect(zoneWords(lateInAustin, 'America/Chicago')).toBe('Central Time')
})
