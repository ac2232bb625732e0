import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { moveIntoHours, nextLocalTime } from './next-local.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const CHICAGO = 'America/Chicago'

describe('the next time by the wall clock', () => {
  test('is later today, or on the next day chosen', () => {
    const monday9 = Date.UTC(2026, 10, 23, 15)
    const at = (clock: string, weekdays: number[]) =>
      new Date(nextLocalTime(monday9, { clock, weekdays }, CHICAGO) ?? 0).toISOString()
    expect(at('10:30', [1])).toBe('2026-11-23T16:30:00.000Z')
    expect(at('08:00', [1])).toBe('2026-11-30T14:00:00.000Z')
    expect(at('08:00', [2, 5])).toBe('2026-11-24T14:00:00.000Z')
  })

  test('that a clock change skips comes as much later; one that comes twice comes once', () => {
    const sunday = [7]
    const spring = nextLocalTime(
      Date.UTC(2026, 2, 8, 6),
      { clock: '02:30', weekdays: sunday },
      CHICAGO,
    )
    expect(new Date(spring ?? 0).toISOString()).toBe('2026-03-08T08:30:00.000Z')
    const autumn = nextLocalTime(
      Date.UTC(2026, 10, 1, 5),
      { clock: '01:30', weekdays: sunday },
      CHICAGO,
    )
    expect(new Date(autumn ?? 0).toISOString()).toBe('2026-11-01T06:30:00.000Z')
    const after = nextLocalTime(autumn ?? 0, { clock: '01:30', weekdays: sunday }, CHICAGO)
    expect((after ?? 0) - (autumn ?? 0)).toBeGreaterThan(6 * DAY_MS)
  })

  test('is the same as walking on minute by minute with the wall clock in view', () => {
    const from = Date.UTC(2026, 0, 1)
    const clocks = fc.constantFrom('00:00', '04:15', '09:00', '12:30', '23:45')
    const zones = fc.constantFrom(CHICAGO, 'Europe/Berlin', 'Asia/Kathmandu', 'America/St_Johns')
    const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 })
    fc.assert(
      fc.property(fc.nat(365 * 24 * 60), clocks, weekdays, zones, (minute, clock, days, zone) => {
        const after = from + minute * MINUTE_MS
        const found = nextLocalTime(after, { clock, weekdays: days }, zone)
        expect(found).toBe(walk(after, clock, days, zone))
      }),
      { numRuns: 12 },
    )
  })
})

test('what lies outside of the daily hours waits until they begin', () => {
  const hours = { from: '09:00', to: '18:00' }
  const at = (day: number, hour: number) => Date.UTC(2026, 10, day, hour + 6)
  expect(moveIntoHours(at(23, 12), hours, CHICAGO)).toBe(at(23, 12))
  expect(moveIntoHours(at(23, 3), hours, CHICAGO)).toBe(at(23, 9))
  expect(moveIntoHours(at(23, 18), hours, CHICAGO)).toBe(at(24, 9))
  expect(moveIntoHours(at(23, 22), hours, CHICAGO)).toBe(at(24, 9))
})

/** The slow way, by what the clock on the wall shows. */
function walk(after: number, clock: string, weekdays: readonly number[], timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
  const shows = (at: number, type: string) =>
    format.formatToParts(at).find((part) => part.type === type)?.value ?? ''
  const first = Math.floor(after / MINUTE_MS) * MINUTE_MS + MINUTE_MS
  for (let at = first; at < first + 8 * DAY_MS; at += MINUTE_MS) {
    const isTime = `${shows(at, 'hour')}:${shows(at, 'minute')}` === clock
    if (isTime && weekdays.includes(names.indexOf(shows(at, 'weekday')) + 1)) return at
  }
  throw new Error('No such time within eight days')
}
