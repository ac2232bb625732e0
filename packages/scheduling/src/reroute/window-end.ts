import type { Interval } from '../intervals.ts'
import { type Calendar, createCalendar, type LocalDay } from '../match/calendar.ts'
import { openingsOn } from '../match/rules/check-location.ts'
import type { Location } from '../practice/location.ts'

const HOUR_MS = 60 * 60_000
/** A location that is hardly ever open is not counted through for ever. */
const DAYS_LIMIT = 370

/** How long there must be a time within: by the wall clock, or only while the location is open. */
export type Window = {
  readonly hours: number
  readonly counts: 'wall-hours' | 'business-hours'
}

/**
 * The last instant (UTC ms) of a window that begins at `from`. Business hours are the opening hours
 * of the location without its closures, each as long as it really is on a day when clocks change;
 * a location without hours on file counts every hour.
 */
export function windowEnd(from: number, { hours, counts }: Window, location: Location): number {
  if (counts === 'wall-hours' || location.hours.length === 0) return from + hours * HOUR_MS
  return countOpenHours(from, hours * HOUR_MS, location)
}

function countOpenHours(from: number, windowMs: number, location: Location): number {
  const calendar = createCalendar(location.timeZone)
  let leftMs = windowMs
  let day = calendar.dayAfter(calendar.dayOf(from), -1)
  for (let count = 0; count < DAYS_LIMIT; count += 1) {
    for (const open of openOn(day, location, calendar)) {
      const lengthMs = Math.max(0, open.endAt - Math.max(open.startAt, from))
      if (leftMs <= lengthMs) return open.endAt - lengthMs + leftMs
      leftMs -= lengthMs
    }
    day = calendar.dayAfter(day, 1)
  }
  return day.startAt
}

function openOn(day: LocalDay, location: Location, calendar: Calendar): readonly Interval[] {
  const isClosed = location.closures.some(
    ({ from, until }) => from <= day.date && day.date <= until,
  )
  return isClosed ? [] : openingsOn([day], location, calendar)
}
