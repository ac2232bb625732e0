import { expect, it } from 'vitest'
import { dayGroups } from './day-groups.ts'

const zone = { days: 3, timeZone: 'America/Chicago' }

it('days are those of the location, and empty ones stay', () => {
  const late = { startAt: '2026-11-25T01:30:00Z' }
  const early = { startAt: '2026-11-24T15:00:00Z' }
  const groups = dayGroups([late, early], Date.parse('2026-11-24T05:00:00Z'), zone)
  expect(groups.map(({ date, items }) => [date, items])).toEqual([
    ['2026-11-23', []],
    ['2026-11-24', [early, late]],
    ['2026-11-25', []],
  ])
})

it.each(['2026-03-07T20:00:00Z', '2026-10-31T20:00:00Z'])(
  'no day is lost or told twice when the clocks change after %s',
  (now) => {
    const dates = dayGroups([], Date.parse(now), zone).map(({ date }) => date)
    const first = Number(dates[0]?.slice(8))
    expect(new Set(dates).size).toBe(3)
    expect(Number(dates[1]?.slice(8))).toBe(first === 31 ? 1 : first + 1)
  },
)

it('what is past or later than asked for is left out', () => {
  const items = [{ startAt: '2026-11-20T15:00:00Z' }, { startAt: '2026-12-20T15:00:00Z' }]
  const groups = dayGroups(items, Date.parse('2026-11-24T15:00:00Z'), zone)
  expect(groups.flatMap((group) => group.items)).toEqual([])
})
