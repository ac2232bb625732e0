import type { Provider } from '../../practice/provider.ts'
import { type MatchReason, met, unmet } from '../match-reason.ts'
import { type Question, sayTime, visitsWithin } from '../question.ts'

/** A provider has no other visit at any moment from set-up to the end of clean-up. */
export function checkBusy(question: Question, { id }: Provider): readonly MatchReason[] {
  const [other] = visitsWithin(question, `provider:${id}`, question.footprint)
  if (other === undefined) return [met('busy', 'Free')]
  return [unmet('busy', `Has another appointment ${sayTime(question, other)}`)]
}
