import {
  CreateFlow,
  PublishedFlow,
  PublishFlow,
  RollbackFlow,
  SaveFlow,
  ValidateFlow,
} from '@chairflow/api'
import { removeFlow } from '@chairflow/runtime'
import { Hono } from 'hono'
import type { Chairflow } from '../chairflow.ts'
import { answers } from '../described.ts'
import { createFlow, importFlow } from '../flows/create-flow.ts'
import { flowDetail, flowSummary, versionSummary } from '../flows/flow-views.ts'
import { lintDocument } from '../flows/lint-document.ts'
import { publishFlow } from '../flows/publish-flow.ts'
import { getFlow, getVersion, readFlows, readVersions } from '../flows/read-flows.ts'
import { rollbackFlow, saveFlow } from '../flows/save-flow.ts'
import { jsonBody } from '../validated.ts'

export function flowRoutes(chairflow: Chairflow): Hono {
  const routes = new Hono()
  routes.get('/', (c) => {
    const items = readFlows(chairflow).map((flow) => flowSummary(chairflow, flow))
    return c.json({ items, nextCursor: null })
  })
  routes.post('/', jsonBody(CreateFlow), async (c) => {
    const flow = await createFlow(chairflow, c.req.valid('json').name, c.get('actor'))
    return c.json(flowDetail(chairflow, flow), 201)
  })
  routes.post('/import', async (c) => {
    const flow = await importFlow(chairflow, await c.req.json(), c.get('actor'))
    return c.json(flowDetail(chairflow, flow), 201)
  })
  routes.post('/validate', jsonBody(ValidateFlow), (c) =>
    c.json({ problems: lintDocument(chairflow, c.req.valid('json').document) }),
  )
  routes.get('/:id', (c) => c.json(flowDetail(chairflow, getFlow(chairflow, c.req.param('id')))))
  routes.put('/:id', jsonBody(SaveFlow), async (c) => {
    const { revision, document } = c.req.valid('json')
    const saved = { id: c.req.param('id'), revision, document, by: c.get('actor') }
    return c.json(flowDetail(chairflow, await saveFlow(chairflow, saved)))
  })
  routes.delete('/:id', async (c) => {
    const { id: flowId } = getFlow(chairflow, c.req.param('id'))
    await removeFlow(chairflow.runtime, { flowId, actor: c.get('actor') })
    return c.body(null, 204)
  })
  routes.post(
    '/:id/publish',
    answers(PublishedFlow, 'It is live.'),
    jsonBody(PublishFlow),
    async (c) => {
      const { revision, note = '', inFlight = { type: 'finish' } } = c.req.valid('json')
      const wanted = { id: c.req.param('id'), revision, note, by: c.get('actor'), inFlight }
      const published = await publishFlow(chairflow, wanted)
      return c.json({ ...flowDetail(chairflow, published.flow), ...published.inFlight })
    },
  )
  routes.post('/:id/rollback', jsonBody(RollbackFlow), async (c) => {
    const { version } = c.req.valid('json')
    const wanted = { id: c.req.param('id'), version, by: c.get('actor') }
    return c.json(flowDetail(chairflow, await rollbackFlow(chairflow, wanted)))
  })
  routes.get('/:id/export', (c) => {
    const { draftJson, id } = getFlow(chairflow, c.req.param('id'))
    c.header('content-disposition', `attachment; filename="${id}.flow.json"`)
    return c.body(JSON.stringify(JSON.parse(draftJson), null, 2), 200, {
      'content-type': 'application/json',
    })
  })
  routes.get('/:id/versions', (c) => {
    const items = readVersions(chairflow, c.req.param('id')).map(versionSummary)
    return c.json({ items, nextCursor: null })
  })
  routes.get('/:id/versions/:version', (c) => {
    const version = getVersion(chairflow, c.req.param('id'), Number(c.req.param('version')))
    return c.json({ ...versionSummary(version), document: JSON.parse(version.documentJson) })
  })
  return routes
}
