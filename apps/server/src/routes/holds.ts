import { HoldInput, HoldPage, HoldRow, ProblemDocument } from '@chairflow/api'
import { findDeskHold } from '@chairflow/store'
import { Hono } from 'hono'
import type { Chairflow } from '../chairflow.ts'
import { answers } from '../described.ts'
import { deskHoldView, openHolds } from '../holds/hold-view.ts'
import { placeDeskHold } from '../holds/place-hold.ts'
import { releaseDeskHold } from '../holds/release-hold.ts'
import { idempotencyKey } from '../idempotency-key.ts'
import { HttpProblem } from '../problem.ts'
import { jsonBody } from '../validated.ts'

const wrong = (text: string, status: number) => answers(ProblemDocument, text, status)

/** Times that are kept while somebody decides; flows' holds are listed with them. */
export function holdRoutes(chairflow: Chairflow): Hono {
  const routes = new Hono()
  addReading(routes, chairflow)
  addChanging(routes, chairflow)
  return routes
}

function addReading(routes: Hono, { runtime }: Chairflow): void {
  const { clock } = runtime.host.ports
  routes.get('/', answers(HoldPage, 'The open holds, in the order of their visits.'), (c) => {
    const items = runtime.store.read((tx) => [...openHolds(tx, clock.now())])
    return c.json({ items, nextCursor: null })
  })
  routes.get(
    '/:id',
    answers(HoldRow, 'The hold as it stands; one that a flow placed is in the list only.'),
    wrong('Not known.', 404),
    (c) => {
      const { id } = c.req.param()
      const view = runtime.store.read((tx) => {
        const hold = findDeskHold(tx, id)
        return hold === undefined ? null : deskHoldView(tx, hold, clock.now())
      })
      if (view === null) throw new HttpProblem(404, 'There is no such hold.')
      return c.json(view)
    },
  )
}

function addChanging(routes: Hono, chairflow: Chairflow): void {
  const { runtime } = chairflow
  routes.post(
    '/',
    answers(HoldRow, 'It is held; asked again with the same Idempotency-Key, the same hold.', 201),
    wrong('What is taken, by what and until when.', 409),
    wrong('A field says what cannot be, or the key was used for another hold.', 422),
    jsonBody(HoldInput),
    async (c) => {
      const wanted = { body: c.req.valid('json'), actor: c.get('actor'), key: idempotencyKey(c) }
      const { hold, isRepeated } = await placeDeskHold(chairflow, wanted)
      if (isRepeated) c.header('idempotency-replayed', 'true')
      const now = runtime.host.ports.clock.now()
      return c.json(
        runtime.store.read((tx) => deskHoldView(tx, hold, now)),
        201,
      )
    },
  )
  routes.delete('/:id', wrong('Not known.', 404), wrong('A flow holds it.', 409), async (c) => {
    await releaseDeskHold(chairflow, { id: c.req.param('id'), actor: c.get('actor') })
    return c.body(null, 204)
  })
}
