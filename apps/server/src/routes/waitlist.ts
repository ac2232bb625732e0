import { Forecast, ForecastWish, ProblemDocument, WaitlistInput, WaitlistRow } from '@chairflow/api'
import { keepAssumptions, readAssumptions } from '@chairflow/runtime'
import { WaitlistAssumptions } from '@chairflow/scheduling'
import { listWaitlist } from '@chairflow/store'
import { Hono } from 'hono'
import { Type as T } from 'typebox'
import type { Chairflow } from '../chairflow.ts'
import { answers } from '../described.ts'
import { jsonBody } from '../validated.ts'
import { forecastView } from '../waitlist/forecast-view.ts'
import { waitlistView } from '../waitlist/waitlist-view.ts'
import { addEntry, knownEntry, putEntry, removeEntry } from '../waitlist/write-entry.ts'

const Page = T.Object({ items: T.Array(WaitlistRow), nextCursor: T.Null() })
const wrong = (text: string, status: number) => answers(ProblemDocument, text, status)

/** Who waits for an open time, and what an offer to them would come to. */
export function waitlistRoutes(chairflow: Chairflow): Hono {
  const routes = new Hono()
  addQuestions(routes, chairflow)
  addEntries(routes, chairflow)
  return routes
}

function addQuestions(routes: Hono, { runtime }: Chairflow): void {
  routes.post(
    '/forecast',
    answers(Forecast, 'What an offer would come to with the people who wait now.'),
    wrong('The service, location or time is not known.', 422),
    jsonBody(ForecastWish),
    (c) => {
      const now = runtime.host.ports.clock.now()
      return c.json(runtime.store.read((tx) => forecastView(tx, c.req.valid('json'), now)))
    },
  )
  routes.get('/assumptions', answers(WaitlistAssumptions, 'What forecasts assume.'), (c) =>
    c.json(runtime.store.read(readAssumptions)),
  )
  routes.put(
    '/assumptions',
    answers(WaitlistAssumptions, 'Forecasts assume this from now on.'),
    jsonBody(WaitlistAssumptions),
    async (c) => {
      const assumptions = c.req.valid('json')
      const by = { at: runtime.host.ports.clock.now(), actor: c.get('actor') }
      await runtime.store.write((tx) => keepAssumptions(tx, assumptions, by))
      return c.json(assumptions)
    },
  )
}

function addEntries(routes: Hono, chairflow: Chairflow): void {
  const { store } = chairflow.runtime
  const view = (entry: Parameters<typeof waitlistView>[1]) =>
    store.read((tx) => waitlistView(tx, entry))
  routes.get('/', answers(Page, 'The longest waiting first.'), (c) => {
    const { serviceId, locationId, status } = c.req.query()
    const filter = { serviceId, locationId, status }
    const items = store.read((tx) => listWaitlist(tx, filter).map((one) => waitlistView(tx, one)))
    return c.json({ items, nextCursor: null })
  })
  routes.post(
    '/',
    answers(WaitlistRow, 'They wait from now on.', 201),
    wrong('They wait for this service already.', 409),
    wrong('A field says what cannot be.', 422),
    jsonBody(WaitlistInput),
    async (c) => {
      const wanted = { body: c.req.valid('json'), actor: c.get('actor') }
      return c.json(view(await addEntry(chairflow, wanted)), 201)
    },
  )
  routes.get('/:id', answers(WaitlistRow, 'The entry.'), wrong('Not known.', 404), (c) =>
    c.json(view(store.read((tx) => knownEntry(tx, c.req.param('id'))))),
  )
  routes.put(
    '/:id',
    answers(WaitlistRow, 'It is changed.'),
    wrong('They wait for this service already, or the entry was changed since it was read.', 409),
    wrong('A field says what cannot be.', 422),
    jsonBody(WaitlistInput),
    async (c) => {
      const wanted = { body: c.req.valid('json'), actor: c.get('actor') }
      return c.json(view(await putEntry(chairflow, c.req.param('id'), wanted)))
    },
  )
  routes.delete('/:id', wrong('Not known.', 404), async (c) => {
    await removeEntry(chairflow, c.req.param('id'), c.get('actor'))
    return c.body(null, 204)
  })
}
