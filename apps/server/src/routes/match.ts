import { MatchAnswer, MatchWish, ProblemDocument } from '@chairflow/api'
import { readMatchPractice } from '@chairflow/runtime'
import { matchProviders } from '@chairflow/scheduling'
import { Hono } from 'hono'
import type { Chairflow } from '../chairflow.ts'
import { answers } from '../described.ts'
import { matchView } from '../practice/match-view.ts'
import { readMatchWish } from '../practice/read-match-wish.ts'
import { HttpProblem } from '../problem.ts'
import { jsonBody } from '../validated.ts'

const DAY_MS = 24 * 60 * 60_000

/** Who may and can take a visit, and for everybody why or why not. Nothing is booked. */
export function matchRoutes({ runtime }: Chairflow): Hono {
  return new Hono().post(
    '/',
    answers(MatchAnswer, 'Options, best first, and a verdict on everybody.'),
    answers(ProblemDocument, 'The service, location, patient, time or mode is not known.', 422),
    jsonBody(MatchWish),
    (c) => {
      const answer = runtime.store.read((tx) => {
        const { request, wish } = readMatchWish(tx, c.req.valid('json'))
        const at = runtime.host.ports.clock.now()
        const span = { startAt: request.startAt, endAt: request.startAt + DAY_MS, at }
        const match = matchProviders(readMatchPractice(tx, span), request)
        if (match === null) throw new HttpProblem(422, 'This service is not offered any more.')
        return matchView(wish, match)
      })
      return c.json(answer)
    },
  )
}
