import { dispatchBatch } from '../../dispatch-batch.ts'
import { type PreparedPractice, preparePractice, withVisit } from '../../prepare-practice.ts'
import { type PlacedOption, rankPlaces } from '../../rank-places.ts'
import { visitOfOption } from '../../visit-of-option.ts'
import type { DayOfRequests, DayRequest } from './day-of-requests.ts'

/** What a day brings in when everybody is answered as they ask, by the best option of the match. */
export function asTheyAsk(day: DayOfRequests): number {
  return answerEach(day, ([best]) => best)
}

/** The same, each at the first time anybody is free. */
export function firstFit(day: DayOfRequests): number {
  return answerEach(day, (options) =>
    options.reduce<PlacedOption | undefined>(
      (first, one) => (first === undefined || one.startAt < first.startAt ? one : first),
      undefined,
    ),
  )
}

/** What the day brings in when nobody is answered before all have asked. */
export function allAtOnce({ practice, requests }: DayOfRequests): number {
  const { assigned } = dispatchBatch(preparePractice(practice), requests)
  const values = new Map(requests.map(({ id, value }) => [id, value]))
  return assigned.reduce((sum, { id }) => sum + (values.get(id) ?? 0), 0)
}

type Choose = (
  options: readonly PlacedOption[],
  practice: PreparedPractice,
  request: DayRequest,
) => PlacedOption | undefined

function answerEach({ practice, requests }: DayOfRequests, choose: Choose): number {
  let now = preparePractice(practice)
  let value = 0
  for (const request of requests) {
    const chosen = choose(rankPlaces(now, request, request.places), now, request)
    if (chosen === undefined) continue
    now = withVisit(now, visitOfOption(now, request, chosen))
    value += request.value
  }
  return value
}
