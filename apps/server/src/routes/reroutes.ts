import { ReroutePage } from '@chairflow/api'
import { listOpenReroutes, listReroutes } from '@chairflow/store'
import { Hono } from 'hono'
import type { Chairflow } from '../chairflow.ts'
import { answers } from '../described.ts'
import { limitOf } from '../paging.ts'
import { rerouteViews } from '../practice/reroute-views.ts'

/** Bookings that cannot stay as they are: the open ones, or with `status=all` the settled ones too. */
export function rerouteRoutes({ runtime }: Chairflow): Hono {
  return new Hono().get(
    '/reroutes',
    answers(ReroutePage, 'Bookings that cannot stay as they are, and who is at work on each.'),
    (c) => {
      const isAll = c.req.query('status') === 'all'
      const at = runtime.host.ports.clock.now()
      const items = runtime.store.read((tx) => {
        const rows = isAll ? listReroutes(tx, { limit: limitOf(c) }) : listOpenReroutes(tx)
        return rerouteViews(tx, rows, at)
      })
      return c.json({ items, nextCursor: null })
    },
  )
}
