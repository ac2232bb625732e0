import {
  CancelExecution,
  CancelExecutions,
  Cancelled,
  ExecutionDetail,
  RetryExecution,
  RetryPlan,
} from '@chairflow/api'
import type { NodeId } from '@chairflow/flow'
import {
  cancelExecution,
  cancelExecutions,
  type RetryRefused,
  retryExecution,
} from '@chairflow/runtime'
import { type ExecutionTable, findExecution, listExecutions } from '@chairflow/store'
import { type Context, Hono } from 'hono'
import type { Chairflow } from '../chairflow.ts'
import { answers } from '../described.ts'
import { executionDetail, executionView } from '../executions/execution-views.ts'
import { retryPlan } from '../executions/retry-plan.ts'
import { nextCursor, pageOf } from '../paging.ts'
import { HttpProblem } from '../problem.ts'
import { jsonBody } from '../validated.ts'

export function executionRoutes(chairflow: Chairflow): Hono {
  const { runtime } = chairflow
  const routes = new Hono()
  routes.get('/', (c) => listPage(chairflow, c))
  routes.post(
    '/cancel',
    answers(Cancelled, 'How many ended.'),
    jsonBody(CancelExecutions),
    async (c) => {
      const { reason, ...filter } = c.req.valid('json')
      if (Object.keys(filter).length !== 1) throw new HttpProblem(400, EXACTLY_ONE)
      const cancelled = await cancelExecutions(runtime, { filter, actor: c.get('actor'), reason })
      return c.json({ cancelled })
    },
  )
  routes.get('/:id', (c) => c.json(getDetail(chairflow, c.req.param('id'))))
  routes.post('/:id/cancel', jsonBody(CancelExecution), async (c) => {
    const { reason } = c.req.valid('json')
    const id = c.req.param('id')
    const done = await cancelExecution(runtime, { id, actor: c.get('actor'), reason })
    if (done === 'ended-before') throw new HttpProblem(409, 'This execution has ended already.')
    return c.json(getDetail(chairflow, id))
  })
  routes.get('/:id/retry-plan', answers(RetryPlan, 'What would repeat.'), (c) => {
    const version = c.req.query('version') === 'current' ? 'current' : 'same'
    const row = getRow(chairflow, c.req.param('id'))
    const wish = { row, nodeId: c.req.query('nodeId'), version } as const
    return c.json(runtime.store.read((tx) => retryPlan(tx, chairflow, wish)))
  })
  routes.post(
    '/:id/retry',
    answers(ExecutionDetail, 'It runs again.'),
    jsonBody(RetryExecution),
    async (c) => {
      const { nodeId, ...wish } = c.req.valid('json')
      const id = c.req.param('id')
      const retry = { id, actor: c.get('actor'), nodeId: nodeId as NodeId, ...wish }
      const done = await retryExecution(runtime, retry)
      if (done !== 'retried') throw refusal(done)
      return c.json(getDetail(chairflow, id))
    },
  )
  return routes
}

const EXACTLY_ONE = 'Please give exactly one of flowId, subject and patientId.'

function listPage({ runtime }: Chairflow, c: Context): Response {
  const { flowId, status, outcome, subject, patientId } = c.req.query()
  const { limit, before } = pageOf(c)
  const filter = { flowId, status, outcome, subject, patientId, before, limit: limit + 1 }
  const rows = runtime.store.read((tx) => listExecutions(tx, filter))
  const page = rows.slice(0, limit)
  return c.json({
    items: page.map(executionView),
    nextCursor: nextCursor(rows, page, ({ startedAt, id }) => ({ startedAt, id })),
  })
}

function refusal(why: RetryRefused): HttpProblem {
  switch (why) {
    case 'not-found':
      return new HttpProblem(404, 'There is no such execution.')
    case 'no-such-step':
      return new HttpProblem(422, 'That version of the flow does not have this step.')
    case 'never-reached':
      return new HttpProblem(
        422,
        'This execution never came to that step, so it cannot run again from it.',
      )
    case 'not-published':
      return new HttpProblem(
        422,
        'The flow has no live version. Run it again on the version it ran on.',
      )
    case 'paused':
      return new HttpProblem(
        409,
        'The flow is paused, so nothing of it starts. Let it go on first, then run this again.',
      )
    case 'limit-reached':
      return new HttpProblem(
        409,
        'Others of this flow for the same are under way, and it allows no more at once. Wait until one ends or stop one, then run this again.',
      )
    case 'repeats-changed':
      return new HttpProblem(
        409,
        'Meanwhile something else was sent or booked. Please look at the list again.',
      )
    default:
      return why satisfies never
  }
}

function getRow({ runtime }: Chairflow, id: string): ExecutionTable {
  const row = runtime.store.read((tx) => findExecution(tx, id))
  if (row === undefined) throw new HttpProblem(404, 'There is no such execution.')
  return row
}

function getDetail(chairflow: Chairflow, id: string) {
  return executionDetail(chairflow, getRow(chairflow, id))
}
