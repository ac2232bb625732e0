import type { ReceivedEvent } from '@chairflow/api'
import { type EventTable, listEvents } from '@chairflow/store'
import { Hono } from 'hono'
import type { Chairflow } from '../chairflow.ts'
import { limitOf } from '../paging.ts'

/** What outside systems told us, and what came of it. */
export function eventRoutes({ runtime }: Chairflow): Hono {
  return new Hono().get('/', (c) => {
    const limit = limitOf(c)
    const cursor = Number(c.req.query('cursor'))
    const beforeSeq = Number.isInteger(cursor) && cursor > 0 ? cursor : undefined
    const rows = runtime.store.read((tx) => listEvents(tx, { beforeSeq, limit: limit + 1 }))
    const page = rows.slice(0, limit)
    const next = rows.length > limit ? String(page.at(-1)?.seq) : null
    return c.json({ items: page.map(eventView), nextCursor: next })
  })
}

function eventView({
  id,
  connectionId,
  type,
  receivedAt,
  status,
  reason,
}: EventTable): ReceivedEvent {
  return { id, connectionId, type, receivedAt: new Date(receivedAt).toISOString(), status, reason }
}
