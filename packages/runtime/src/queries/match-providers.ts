import { matchProviders } from '@chairflow/scheduling'
import { matchRequest, movingVisit, toVerdict, withOption } from '../practice/match-wish.ts'
import { readMatchPractice } from '../practice/read-match-practice.ts'
import type { Query } from '../query.ts'

export const answer: Query<'match-providers'> = (tx, input, { at }) => {
  const { slot } = input
  const request = { ...matchRequest(input), moving: movingVisit(tx, input) }
  const match = matchProviders(readMatchPractice(tx, { ...slot, at }), request)
  if (match === null) return { slot: null, candidates: [] }
  const { options, verdicts, counterfactual } = match
  const [first] = options
  return {
    slot: first === undefined ? null : withOption(slot, first),
    candidates: verdicts.map(toVerdict),
    ...(counterfactual !== null && { runnerUp: counterfactual.text }),
  }
}
