import { contains, type Interval } from '../../intervals.ts'
import type { Location } from '../../practice/location.ts'
import type { Calendar, LocalDay } from '../calendar.ts'
import { type MatchReason, unmet } from '../match-reason.ts'
import { mergeTouching } from '../merge-touching.ts'
import { type Question, sayTime } from '../question.ts'
import { sayDate } from '../say-when.ts'

/** The treatment takes place where it is offered, on a day without closure, in opening hours. */
export function checkLocation(question: Question): readonly MatchReason[] {
  const { location, service, isOffered } = question
  if (!isOffered) {
    return [unmet('not-offered', `${service.name} is not offered at ${location.name}`)]
  }
  return [...checkClosures(question), ...checkHours(question)]
}

function checkClosures({ location, calendar, treatment, day }: Question): readonly MatchReason[] {
  const last = calendar.dayOf(treatment.endAt - 1).date
  return location.closures
    .filter(({ from, until }) => from <= last && day.date <= until)
    .map(({ until, reason }) => {
      const why = reason === '' ? '' : ` (${reason})`
      return unmet(
        'location-closed',
        `${location.name} is closed through ${sayDate(until, day.date)}${why}`,
      )
    })
}

/** A location without hours on file is taken to be open. */
function checkHours(question: Question): readonly MatchReason[] {
  const { location, treatment } = question
  if (location.hours.length === 0) return []
  if (openings(question).some((open) => contains(open, treatment))) return []
  const today = openings(question).filter(
    ({ startAt }) => question.day.startAt <= startAt && startAt < question.day.endAt,
  )
  const hours = today.map((open) => sayTime(question, open)).join(', ')
  const text = hours === '' ? 'closed that day' : `open ${hours} that day`
  return [unmet('location-closed', `${location.name} is ${text}`)]
}

export function openings({ location, calendar, day }: Question): readonly Interval[] {
  const days = [calendar.dayAfter(day, -1), day, calendar.dayAfter(day, 1)]
  return openingsOn(days, location, calendar)
}

/** The opening hours that begin on these dates. */
export function openingsOn(
  days: readonly LocalDay[],
  location: Location,
  calendar: Calendar,
): readonly Interval[] {
  const spans = days.flatMap((on) =>
    location.hours
      .filter((hours) => hours.day === on.weekday)
      .map(({ opens, closes }) => ({
        startAt: on.at(opens),
        endAt: closes > opens ? on.at(closes) : calendar.dayAfter(on, 1).at(closes),
      })),
  )
  return mergeTouching(spans)
}
