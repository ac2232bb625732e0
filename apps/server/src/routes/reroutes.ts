import { ReroutePage, type RerouteView } from '@chairflow/api'
import { listOpenReroutes, listReroutes, type RerouteTable } from '@chairflow/store'
import { Hono } from 'hono'
import type { Chairflow } from '../chairflow.ts'
import { answers } from '../described.ts'
import { limitOf } from '../paging.ts'

/** Bookings that cannot stay as they are: the open ones, or with `status=all` the settled ones too. */
export function rerouteRoutes({ runtime }: Chairflow): Hono {
  return new Hono().get(
    '/reroutes',
    answers(ReroutePage, 'Bookings that cannot stay as they are, and who is at work on each.'),
    (c) => {
      const isAll = c.req.query('status') === 'all'
      const rows = runtime.store.read((tx) =>
        isAll ? listReroutes(tx, { limit: limitOf(c) }) : listOpenReroutes(tx),
      )
      return c.json({ items: rows.map(rerouteView), nextCursor: null })
    },
  )
}

function rerouteView(row: RerouteTable): RerouteView {
  const { id, appointmentId, openedAt, closedAt, status, taskId } = row
  return {
    id,
    appointmentId,
    foundAt: new Date(openedAt).toISOString(),
    settledAt: closedAt === null ? null : new Date(closedAt).toISOString(),
    status,
    reasons: JSON.parse(row.reasonsJson) as RerouteView['reasons'],
    executionIds: JSON.parse(row.executionsJson) as string[],
    taskId,
  }
}
