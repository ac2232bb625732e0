import type { LocationId } from '../../ids.ts'
import { contains, type Interval } from '../../intervals.ts'
import type { Provider } from '../../practice/provider.ts'
import type { Calendar, LocalDay } from '../calendar.ts'
import { type MatchReason, met, unmet } from '../match-reason.ts'
import { mergeTouching } from '../merge-touching.ts'
import { type Question, sayTime } from '../question.ts'

/** A provider is on shift at the location from set-up to the end of clean-up. */
export function checkShift(question: Question, provider: Provider): readonly MatchReason[] {
  const { footprint, day } = question
  const spans = workingTimes(question, provider)
  if (spans.some((span) => contains(span, footprint))) return [met('shift', 'On shift')]
  const today = spans.filter((span) => span.startAt < day.endAt && day.startAt < span.endAt)
  if (today.length === 0) return [unmet('shift', `Not on shift that day`)]
  const times = today.map((span) => sayTime(question, span)).join(', ')
  return [unmet('shift', `On shift ${times} only, ${sayTime(question, footprint)} is needed`)]
}

type Shift = Provider['shifts'][number]

function placeOf(shift: Shift, provider: Provider) {
  return shift.locationId ?? provider.locationId
}

/** A provider has shifts at the location at all; null when so. */
export function checkPlace(
  { location, practice }: Question,
  provider: Provider,
): MatchReason | null {
  const [first] = provider.shifts
  if (first === undefined) return unmet('shift', 'No shifts on file')
  if (provider.shifts.some((shift) => placeOf(shift, provider) === location.id)) return null
  const place = practice.locationsById.get(placeOf(first, provider))?.name ?? 'another location'
  return unmet('works-elsewhere', `Works at ${place}, not at ${location.name}`)
}

/** A provider's working times at the location, from the day before the visit to the day after. */
export function workingTimes(
  { calendar, day, location }: Question,
  provider: Provider,
): readonly Interval[] {
  const days = [calendar.dayAfter(day, -1), day, calendar.dayAfter(day, 1)]
  return workingTimesOn(days, { calendar, provider, locationId: location.id })
}

type Working = {
  readonly calendar: Calendar
  readonly provider: Provider
  readonly locationId: LocationId
}

/** The shifts that begin on these dates, merged where one follows the other without a break. */
export function workingTimesOn(
  days: readonly LocalDay[],
  { calendar, provider, locationId }: Working,
): readonly Interval[] {
  const shifts = provider.shifts.filter((shift) => placeOf(shift, provider) === locationId)
  const spans = days.flatMap((on) =>
    shifts
      .filter((shift) => isOn(shift, on))
      .map(({ from, to }) => ({
        startAt: on.at(from),
        endAt: to > from ? on.at(to) : calendar.dayAfter(on, 1).at(to),
      })),
  )
  return mergeTouching(spans)
}

function isOn({ day, validFrom, validUntil }: Shift, { weekday, date }: LocalDay): boolean {
  if (day !== weekday) return false
  return (validFrom ?? '') <= date && date <= (validUntil ?? '9999-12-31')
}
