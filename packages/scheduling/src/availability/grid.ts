import type { LocalDay } from '../match/calendar.ts'
import type { IntervalSet } from './interval-sets.ts'
import type { Search } from './search.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const DEFAULT_STEP_MINUTES = 15

/**
 * The instants at which treatments may start, in order: whenever the wall clock shows a multiple of
 * so many minutes since midnight, so that they stay at the same times of day the year round. What
 * comes twice when the clock changes is there twice, and what is left out is not.
 */
export function gridOf({ practice, request, calendar, days, starts }: Search): readonly number[] {
  const stepMinutes = request.stepMinutes ?? DEFAULT_STEP_MINUTES
  const { startAt, endAt } = starts
  return days
    .filter((day) => day.startAt < endAt && startAt < day.endAt)
    .flatMap((day) => {
      const key = `grid ${calendar.timeZone} ${day.date} ${stepMinutes}`
      const all = practice.standing(key, () => gridOn(day, stepMinutes))
      const isWhole = startAt <= day.startAt && day.endAt <= endAt
      return isWhole ? all : all.filter((at) => startAt <= at && at < endAt)
    })
}

function gridOn(day: LocalDay, stepMinutes: number): readonly number[] {
  const count = Math.ceil(DAY_MS / MINUTE_MS / stepMinutes)
  const shown = Array.from({ length: count }, (_, step) => step * stepMinutes)
  const isOrdinary = day.endAt - day.startAt === DAY_MS
  if (isOrdinary) return shown.map((minute) => day.startAt + minute * MINUTE_MS)
  return shown.flatMap(day.whenever).sort((one, other) => one - other)
}

/** Those of the instants that are in the set. One sweep over each. */
export function instantsIn(grid: readonly number[], set: IntervalSet): readonly number[] {
  const found: number[] = []
  let next = 0
  for (const { startAt, endAt } of set) {
    next = firstFrom(grid, startAt, next)
    for (let at = grid[next]; at !== undefined && at < endAt; at = grid[next]) {
      found.push(at)
      next += 1
    }
  }
  return found
}

/** Index of the first instant that is not before `at`. */
function firstFrom(grid: readonly number[], at: number, from: number): number {
  let low = from
  let high = grid.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((grid[middle] ?? 0) < at) low = middle + 1
    else high = middle
  }
  return low
}
