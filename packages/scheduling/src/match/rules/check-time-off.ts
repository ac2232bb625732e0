import type { Provider } from '../../practice/provider.ts'
import type { TimeOff } from '../../practice/time-off.ts'
import { timesWithin } from '../busy-times.ts'
import { type MatchReason, unmet } from '../match-reason.ts'
import { type Question, sayTime } from '../question.ts'
import { sayDate } from '../say-when.ts'

/** A provider is not away at any moment from set-up to the end of clean-up. */
export function checkTimeOff(question: Question, provider: Provider): readonly MatchReason[] {
  const { practice, footprint } = question
  return timesWithin(practice.timeOff.get(`provider:${provider.id}`), footprint).map((time) =>
    unmet('time-off', `Away ${sayAway(question, time)}`),
  )
}

/** "12:00–16:00 (call-out)", or the last day when it lasts longer than one. */
export function sayAway(question: Question, { startAt, endAt, reason }: TimeOff): string {
  const { calendar, day } = question
  const last = calendar.dayOf(endAt - 1)
  const isWithinDay = startAt >= day.startAt && last.date === day.date
  const when = isWithinDay
    ? sayTime(question, { startAt, endAt })
    : `through ${sayDate(last.date, day.date)}`
  return reason === '' ? when : `${when} (${reason})`
}
