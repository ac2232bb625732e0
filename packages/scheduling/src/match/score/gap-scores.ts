import { contains } from '../../intervals.ts'
import type { Provider } from '../../practice/provider.ts'
import { neighbours } from '../busy-times.ts'
import type { Question } from '../question.ts'
import { workingTimes } from '../rules/check-shift.ts'
import { type ScoreValue, scoreValue } from './score-component.ts'

const MINUTE_MS = 60_000
/** One more hour that nothing fits into is the worst, one less the best. */
const WORST_WASTE_MINUTES = 60

/** What a visit does to the free time around it, and whether it stands beside another. */
export function gapScores(question: Question, provider: Provider) {
  const free = freeAround(question, provider)
  return { gaps: gaps(question, provider, free), together: together(free) }
}

type Free = { readonly beforeMinutes: number; readonly afterMinutes: number }

function freeAround(question: Question, provider: Provider): Free {
  const { practice, footprint } = question
  const { startAt, endAt } = footprint
  const shift = workingTimes(question, provider).find((span) => contains(span, footprint))
  const sides = [
    neighbours(practice.visits.get(`provider:${provider.id}`), footprint),
    neighbours(practice.timeOff.get(`provider:${provider.id}`), footprint),
  ]
  const from = Math.max(shift?.startAt ?? startAt, ...sides.map(({ before }) => before ?? 0))
  const until = Math.min(
    shift?.endAt ?? endAt,
    ...sides.map(({ after }) => after ?? Number.POSITIVE_INFINITY),
  )
  return {
    beforeMinutes: Math.max(0, startAt - from) / MINUTE_MS,
    afterMinutes: Math.max(0, until - endAt) / MINUTE_MS,
  }
}

/** The time that nothing fits into afterwards, less what nothing fitted into before. */
function gaps(question: Question, { id }: Provider, free: Free): ScoreValue {
  const { footprint, practice } = question
  const visit = (footprint.endAt - footprint.startAt) / MINUTE_MS
  const { pack } = practice.skills()
  const waste = (minutes: number) => minutes - pack(id, minutes)
  const before = waste(free.beforeMinutes + visit + free.afterMinutes)
  const added = waste(free.beforeMinutes) + waste(free.afterMinutes) - before
  return scoreValue(0.5 - added / (2 * WORST_WASTE_MINUTES), sayGap(Math.round(added)))
}

function sayGap(minutes: number): string {
  if (minutes > 0) return `Leaves ${minutes} minutes more that nothing fits into`
  return minutes < 0 ? `Uses ${-minutes} minutes that nothing else fits into` : 'Leaves no odd gap'
}

function together({ beforeMinutes, afterMinutes }: Free): ScoreValue {
  if (beforeMinutes === 0 && afterMinutes === 0) return scoreValue(1, 'Fills the gap exactly')
  if (beforeMinutes === 0) return scoreValue(0.5, 'Begins where the visit or break before it ends')
  if (afterMinutes === 0) return scoreValue(0.5, 'Ends where the next visit or break begins')
  return scoreValue(0, 'Stands alone')
}
