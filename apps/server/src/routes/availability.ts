import { AvailabilityAnswer, AvailabilityWish, ProblemDocument } from '@chairflow/api'
import { readMatchPractice } from '@chairflow/runtime'
import { findAvailability } from '@chairflow/scheduling'
import { Hono } from 'hono'
import type { Chairflow } from '../chairflow.ts'
import { answers } from '../described.ts'
import { availabilityView } from '../practice/availability-view.ts'
import { LONGEST_RANGE_DAYS, readAvailabilityWish } from '../practice/read-availability-wish.ts'
import { jsonBody } from '../validated.ts'

/** Free times of a service, or why there are none. Nothing is held. */
export function availabilityRoutes({ runtime }: Chairflow): Hono {
  return new Hono().post(
    '/',
    answers(AvailabilityAnswer, 'Free times, earliest first, or why there are none.'),
    answers(
      ProblemDocument,
      `Something that is named is not known, the end is not after the start, or more than ${LONGEST_RANGE_DAYS} days are asked for.`,
      422,
    ),
    jsonBody(AvailabilityWish),
    (c) => {
      const wish = c.req.valid('json')
      const answer = runtime.store.read((tx) => {
        const at = runtime.host.ports.clock.now()
        const { service, request } = readAvailabilityWish(tx, wish, at)
        const span = { startAt: request.from, endAt: request.until, at }
        const practice = readMatchPractice(tx, span)
        return availabilityView({ practice, service, wish }, findAvailability(practice, request))
      })
      return c.json(answer)
    },
  )
}
