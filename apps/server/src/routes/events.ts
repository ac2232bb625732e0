import { ReceivedEvent } from '@chairflow/api'
import { type EventStatus, type EventTable, listEvents } from '@chairflow/store'
import { type Context, Hono } from 'hono'
import type { Chairflow } from '../chairflow.ts'
import { limitOf } from '../paging.ts'
import { HttpProblem } from '../problem.ts'

/** What outside systems told us, and what came of it; `?status=unmatched` for what found nobody. */
export function eventRoutes({ runtime }: Chairflow): Hono {
  return new Hono().get('/', (c) => {
    const limit = limitOf(c)
    const cursor = Number(c.req.query('cursor'))
    const beforeSeq = Number.isInteger(cursor) && cursor > 0 ? cursor : undefined
    const rows = runtime.store.read((tx) =>
      listEvents(tx, { status: statusOf(c), beforeSeq, limit: limit + 1 }),
    )
    const page = rows.slice(0, limit)
    const next = rows.length > limit ? String(page.at(-1)?.seq) : null
    return c.json({ items: page.map(eventView), nextCursor: next })
  })
}

function statusOf(c: Context): EventStatus | undefined {
  const wanted = c.req.query('status')
  if (wanted === undefined) return undefined
  const status = ReceivedEvent.properties.status.anyOf.find((one) => one.const === wanted)
  if (status === undefined) throw new HttpProblem(400, 'status: there is no such status.')
  return status.const
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
