import { type Alert, AlertPage, Alert as AlertShape } from '@chairflow/api'
import { type AlertTable, acknowledgeAlert, listAlerts } from '@chairflow/store'
import { type Context, Hono } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import type { TSchema } from 'typebox'
import type { Chairflow } from '../chairflow.ts'
import { nextCursor, pageOf } from '../paging.ts'
import { HttpProblem } from '../problem.ts'
import { std } from '../validated.ts'

/** What is not as it should be: `?status=open|closed`, newest cause first. */
export function alertRoutes({ runtime }: Chairflow): Hono {
  const routes = new Hono()
  routes.get('/', answers('Alerts, newest cause first.', AlertPage), (c) => {
    const { limit, before } = pageOf(c)
    const wanted = {
      status: statusOf(c),
      before: before && { firstAt: before.startedAt, id: before.id },
      limit: limit + 1,
    }
    const rows = runtime.store.read((tx) => listAlerts(tx, wanted))
    const page = rows.slice(0, limit)
    return c.json({
      items: page.map(alertView),
      nextCursor: nextCursor(rows, page, ({ firstAt, id }) => ({ startedAt: firstAt, id })),
    })
  })
  routes.post('/:id/acknowledge', answers('The alert as it is now.', AlertShape), async (c) => {
    const id = c.req.param('id')
    const noted = { by: c.get('actor'), at: runtime.host.ports.clock.now() }
    const alert = await runtime.store.write((tx) => acknowledgeAlert(tx, id, noted))
    if (alert === undefined) throw new HttpProblem(404, 'There is no such alert.')
    runtime.live.tell([{ topic: 'alert', id }])
    return c.json(alertView(alert))
  })
  return routes
}

function answers(description: string, schema: TSchema) {
  const content = { 'application/json': { schema: resolver(std(schema)) } }
  return describeRoute({ responses: { 200: { description, content } } })
}

function statusOf(c: Context): 'open' | 'closed' | undefined {
  const status = c.req.query('status')
  if (status === undefined || status === 'open' || status === 'closed') return status
  throw new HttpProblem(400, 'status: open or closed.')
}

function alertView(row: AlertTable): Alert {
  const { id, code, subject, title, body, count, acknowledgedBy, closedBecause } = row
  return {
    id,
    code,
    subject,
    title,
    body,
    count,
    firstAt: iso(row.firstAt),
    lastAt: iso(row.lastAt),
    status: row.closedAt === null ? 'open' : 'closed',
    closesItself: row.closesItself === 1,
    acknowledgedAt: isoOrNull(row.acknowledgedAt),
    acknowledgedBy,
    closedAt: isoOrNull(row.closedAt),
    closedBecause,
  }
}

function iso(at: number): string {
  return new Date(at).toISOString()
}

function isoOrNull(at: number | null): string | null {
  return at === null ? null : iso(at)
}
