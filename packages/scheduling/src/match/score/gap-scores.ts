import type { Provider } from '../../practice/provider.ts'
import type { Question } from '../question.ts'
import { workingTimes } from '../rules/check-shift.ts'
import { type Free, freeAround, scoreGaps } from './free-around.ts'
import { type ScoreValue, scoreValue } from './score-component.ts'

const MINUTE_MS = 60_000

/** What a visit does to the free time around it, and whether it stands beside another. */
export function gapScores(question: Question, provider: Provider) {
  const { practice, footprint } = question
  const key = `provider:${provider.id}`
  const free = freeAround(footprint, {
    open: workingTimes(question, provider),
    taken: [practice.visits.get(key), practice.timeOff.get(key)],
  })
  const minutes = (footprint.endAt - footprint.startAt) / MINUTE_MS
  const { pack } = practice.skills()
  return {
    gaps: scoreGaps(free, minutes, (length) => pack(provider.id, length)),
    together: together(free),
  }
}

function together({ beforeMinutes, afterMinutes }: Free): ScoreValue {
  if (beforeMinutes === 0 && afterMinutes === 0) return scoreValue(1, 'Fills the gap exactly')
  if (beforeMinutes === 0) return scoreValue(0.5, 'Begins where the visit or break before it ends')
  if (afterMinutes === 0) return scoreValue(0.5, 'Ends where the next visit or break begins')
  return scoreValue(0, 'Stands alone')
}
