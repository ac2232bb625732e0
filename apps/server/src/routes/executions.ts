import { CancelExecution } from '@chairflow/api'
import { cancelExecution } from '@chairflow/runtime'
import { findExecution, listExecutions } from '@chairflow/store'
import { Hono } from 'hono'
import type { Chairflow } from '../chairflow.ts'
import { executionDetail, executionView } from '../executions/execution-views.ts'
import { nextCursor, pageOf } from '../paging.ts'
import { HttpProblem } from '../problem.ts'
import { jsonBody } from '../validated.ts'

export function executionRoutes(chairflow: Chairflow): Hono {
  const { runtime } = chairflow
  const routes = new Hono()
  routes.get('/', (c) => {
    const { flowId, status, outcome, subject } = c.req.query()
    const { limit, before } = pageOf(c)
    const filter = { flowId, status, outcome, subject, before, limit: limit + 1 }
    const rows = runtime.store.read((tx) => listExecutions(tx, filter))
    const page = rows.slice(0, limit)
    return c.json({
      items: page.map(executionView),
      nextCursor: nextCursor(rows, page, ({ startedAt, id }) => ({ startedAt, id })),
    })
  })
  routes.get('/:id', (c) => c.json(getDetail(chairflow, c.req.param('id'))))
  routes.post('/:id/cancel', jsonBody(CancelExecution), async (c) => {
    const { reason } = c.req.valid('json')
    const id = c.req.param('id')
    const done = await cancelExecution(runtime, { id, actor: c.get('actor'), reason })
    if (done === 'ended-before') throw new HttpProblem(409, 'This execution has ended already.')
    return c.json(getDetail(chairflow, id))
  })
  return routes
}

function getDetail(chairflow: Chairflow, id: string) {
  const row = chairflow.runtime.store.read((tx) => findExecution(tx, id))
  if (row === undefined) throw new HttpProblem(404, 'There is no such execution.')
  return executionDetail(chairflow, row)
}
