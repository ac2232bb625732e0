import type { Provider } from '../../practice/provider.ts'
import type { Question } from '../question.ts'
import { sayDate } from '../say-when.ts'
import { type ScoreValue, scoreValue } from './score-component.ts'
import type { Wishes } from './wishes.ts'

const DAY_MS = 24 * 60 * 60_000
/** A patient's tie to a provider halves in half a year. */
const HALF_TIE_MS = 182 * DAY_MS
const LONGEST_WAIT_MS = 14 * DAY_MS

/** What the patient gains or loses. */
export function patientScores(question: Question, provider: Provider, wishes: Wishes) {
  return {
    continuity: continuity(question, provider, wishes),
    preference: preference(provider, wishes),
    wait: wait(question, wishes),
    travel: travel(wishes),
  }
}

function continuity(
  { request, calendar, day }: Question,
  { id }: Provider,
  { lastVisit }: Wishes,
): ScoreValue {
  if (lastVisit === undefined || lastVisit === null) return scoreValue(0, 'No visit before')
  if (lastVisit.providerId !== id) return scoreValue(0, 'Did not treat the patient last')
  const since = Math.max(0, request.startAt - lastVisit.at)
  const date = sayDate(calendar.dayOf(lastVisit.at).date, day.date)
  return scoreValue(0.5 ** (since / HALF_TIE_MS), `Treated the patient last, on ${date}`)
}

function preference({ id }: Provider, { prefer }: Wishes): ScoreValue {
  if (prefer === undefined || prefer === null) return scoreValue(1, 'Nobody is asked for')
  return prefer === id ? scoreValue(1, 'Is asked for') : scoreValue(0, 'Somebody else is asked for')
}

function wait({ request }: Question, { now }: Wishes): ScoreValue {
  if (now === undefined) return scoreValue(1, 'No wait is weighed')
  const waitMs = Math.max(0, request.startAt - now)
  const hours = Math.round(waitMs / 3_600_000)
  const text = hours < 48 ? `In ${hours} hours` : `In ${Math.round(waitMs / DAY_MS)} days`
  return scoreValue(1 - waitMs / LONGEST_WAIT_MS, text)
}

function travel({ travel: way }: Wishes): ScoreValue {
  if (way === undefined || way === null) return scoreValue(1, 'No way is weighed')
  const text = `${Math.round(way.miles * 10) / 10} miles from the patient`
  return scoreValue(1 - way.miles / Math.max(way.atMostMiles, 1), text)
}
