import type { Provider } from '../../practice/provider.ts'
import { timesWithin } from '../busy-times.ts'
import type { Question } from '../question.ts'
import { scoreValue } from './score-component.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
/** As much as anybody is booked in a day, and in two weeks. */
const FULL_DAY_MINUTES = 12 * 60
const FULL_FORTNIGHT_MINUTES = 100 * 60

/** How much a provider has to do, and what else only they can do. */
export function bookingScores(question: Question, { id }: Provider) {
  const { practice, day, request, service } = question
  const around = { startAt: request.startAt - 7 * DAY_MS, endAt: request.startAt + 7 * DAY_MS }
  const visits = timesWithin(practice.visits.get(`provider:${id}`), around)
  const fortnight = minutesOf(visits)
  const today = minutesOf(
    visits.filter(({ startAt }) => day.startAt <= startAt && startAt < day.endAt),
  )
  const scarcity = practice.skills().scarcity(id, service.id)
  return {
    scarcity: scoreValue(1 - scarcity, sayScarcity(scarcity)),
    share: scoreValue(
      1 - fortnight / FULL_FORTNIGHT_MINUTES,
      `${Math.round(fortnight / 6) / 10} hours booked in the two weeks around it`,
    ),
    leastBusy: scoreValue(
      1 - today / FULL_DAY_MINUTES,
      `${Math.round(today)} minutes booked that day`,
    ),
  }
}

function minutesOf(visits: readonly { readonly startAt: number; readonly endAt: number }[]) {
  return visits.reduce((sum, { startAt, endAt }) => sum + endAt - startAt, 0) / MINUTE_MS
}

function sayScarcity(scarcity: number): string {
  if (scarcity === 0) return 'Is needed for nothing else'
  return scarcity < 0.5
    ? 'Others can do most of what they do'
    : 'Is needed for what few others can do'
}
