import {
  FlowLog,
  type FlowLogLine,
  InFlight,
  Kept,
  PublishPreview,
  ResumeFlow,
  StartedFlow,
  StartFlow,
} from '@chairflow/api'
import type { JsonObject } from '@chairflow/node-kit'
import { pauseFlow, resumeFlow } from '@chairflow/runtime'
import { type FlowLogTable, listFlowLog, listQueued } from '@chairflow/store'
import { Hono } from 'hono'
import type { Chairflow } from '../chairflow.ts'
import { answers } from '../described.ts'
import { previewPublish, readInFlight } from '../flows/in-flight.ts'
import { getFlow } from '../flows/read-flows.ts'
import { startFlow } from '../flows/start-flow.ts'
import { limitOf } from '../paging.ts'
import { HttpProblem } from '../problem.ts'
import { jsonBody } from '../validated.ts'

/** What is done with a flow while it runs. */
export function flowOperationRoutes(chairflow: Chairflow): Hono {
  const { runtime } = chairflow
  const routes = new Hono()
  routes.get('/:id/in-flight', answers(InFlight, 'Where executions stand.'), (c) =>
    c.json(readInFlight(chairflow, c.req.param('id'))),
  )
  routes.post('/:id/publish/preview', answers(PublishPreview, 'Nothing is changed.'), (c) =>
    c.json(previewPublish(chairflow, c.req.param('id'))),
  )
  routes.post('/:id/pause', answers(Kept, 'How many wait now.'), async (c) => {
    const flowId = c.req.param('id')
    const done = await pauseFlow(runtime, { flowId, actor: c.get('actor') })
    if (done === 'not-found') throw noSuchFlow()
    return c.json({ kept: runtime.store.read((tx) => listQueued(tx, { flowId })).length })
  })
  routes.post(
    '/:id/resume',
    answers(Kept, 'How many had waited.'),
    jsonBody(ResumeFlow),
    async (c) => {
      const { kept } = c.req.valid('json')
      const wish = { flowId: c.req.param('id'), actor: c.get('actor'), kept }
      const count = await resumeFlow(runtime, wish)
      if (count === null) throw noSuchFlow()
      return c.json({ kept: count })
    },
  )
  routes.get('/:id/log', answers(FlowLog, 'What people did with it, newest first.'), (c) => {
    const { id: flowId } = getFlow(chairflow, c.req.param('id'))
    const rows = runtime.store.read((tx) => listFlowLog(tx, { flowId, limit: limitOf(c) }))
    return c.json({ items: rows.map(logView), nextCursor: null })
  })
  routes.post(
    '/:id/start',
    answers(StartedFlow, 'It runs.', 201),
    jsonBody(StartFlow),
    async (c) => {
      const { input, appointmentId } = c.req.valid('json')
      const wish = { id: c.req.param('id'), actor: c.get('actor'), appointmentId }
      const executionId = await startFlow(chairflow, { ...wish, input: input as JsonObject })
      return c.json({ executionId }, 201)
    },
  )
  return routes
}

function logView({ at, actor, kind, text }: FlowLogTable): FlowLogLine {
  return { at: new Date(at).toISOString(), actor, kind, text }
}

function noSuchFlow(): HttpProblem {
  return new HttpProblem(404, 'There is no such flow.')
}
