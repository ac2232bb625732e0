import { FlowDocument } from '@chairflow/flow'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { openAPIRouteHandler } from 'hono-openapi'
import type { Chairflow } from './chairflow.ts'
import { editorFiles } from './editor-files.ts'
import { guardHost, guardOrigin, guardSpace, nameActor } from './guards.ts'
import { answerProblem, problem } from './problem.ts'
import { alertRoutes } from './routes/alerts.ts'
import { auditRoutes } from './routes/audit.ts'
import { availabilityRoutes } from './routes/availability.ts'
import { classifyRoutes } from './routes/classify.ts'
import { driftRoutes } from './routes/drift.ts'
import { eventRoutes } from './routes/events.ts'
import { executionRoutes } from './routes/executions.ts'
import { flowOperationRoutes } from './routes/flow-operations.ts'
import { flowRoutes } from './routes/flows.ts'
import { healthRoutes } from './routes/health.ts'
import { holdRoutes } from './routes/holds.ts'
import { hookRoutes } from './routes/hooks.ts'
import { lexiconRoutes } from './routes/lexicon.ts'
import { matchRoutes } from './routes/match.ts'
import { matrixRoutes } from './routes/matrix.ts'
import { metricRoutes } from './routes/metrics.ts'
import { overbookPermissionRoutes } from './routes/overbook-permissions.ts'
import { practiceRoutes } from './routes/practice.ts'
import { practiceImportRoutes } from './routes/practice-import.ts'
import { practiceLogRoutes } from './routes/practice-log.ts'
import { recordActionRoutes } from './routes/record-actions.ts'
import { recordRoutes } from './routes/records.ts'
import { rerouteRoutes } from './routes/reroutes.ts'
import { streamRoutes } from './routes/stream.ts'
import { taskRoutes } from './routes/tasks.ts'
import { waitlistRoutes } from './routes/waitlist.ts'

/** A flow may have 2 MB; everything else is far smaller. */
const LARGEST_BODY_BYTES = 3 * 1024 * 1024

function tooLarge(c: Context): Response {
  return problem(c, 413, 'This is too large to be a flow.')
}

/** Every door of the server in one place; each folder of routes knows its own. */
export function createApp(chairflow: Chairflow): Hono {
  const app = new Hono()
  app.onError((error, c) => {
    const answer = answerProblem(c, error)
    if (answer.status >= 500) chairflow.log.error({ error: String(error) }, 'a request failed')
    return answer
  })
  app.route('/', healthRoutes(chairflow))
  app.use('/metrics', guardHost(chairflow.config))
  app.route('/', metricRoutes(chairflow))
  app.use('/hooks/*', guardSpace(chairflow))
  app.route('/hooks', hookRoutes(chairflow))
  app.use('/api/*', bodyLimit({ maxSize: LARGEST_BODY_BYTES, onError: tooLarge }))
  app.use('/api/*', guardHost(chairflow.config), guardOrigin(chairflow.config), nameActor)
  app.use('/api/*', guardSpace(chairflow))
  app.route('/api/v1/flows', flowRoutes(chairflow))
  app.route('/api/v1/flows', flowOperationRoutes(chairflow))
  app.route('/api/v1/executions', executionRoutes(chairflow))
  app.route('/api/v1/tasks', taskRoutes(chairflow))
  app.route('/api/v1/alerts', alertRoutes(chairflow))
  app.route('/api/v1/audit', auditRoutes(chairflow))
  app.route('/api/v1/events', eventRoutes(chairflow))
  app.route('/api/v1/stream', streamRoutes(chairflow))
  app.route('/api/v1/availability', availabilityRoutes(chairflow))
  app.route('/api/v1/classify', classifyRoutes(chairflow))
  app.route('/api/v1/lexicon', lexiconRoutes(chairflow))
  app.route('/api/v1/match', matchRoutes(chairflow))
  app.route('/api/v1/matrix', matrixRoutes(chairflow))
  app.route('/api/v1/bookings', rerouteRoutes(chairflow))
  app.route('/api/v1/holds', holdRoutes(chairflow))
  app.route('/api/v1/drift', driftRoutes(chairflow))
  app.route('/api/v1/overbook-permissions', overbookPermissionRoutes(chairflow))
  app.route('/api/v1', recordActionRoutes(chairflow))
  app.route('/api/v1', recordRoutes(chairflow))
  app.route('/api/v1/practice', practiceImportRoutes(chairflow))
  app.route('/api/v1/practice', practiceLogRoutes(chairflow))
  app.route('/api/v1/waitlist', waitlistRoutes(chairflow))
  app.route('/api/v1', practiceRoutes(chairflow))
  app.all('/api/*', (c) => problem(c, 404, 'There is nothing at this address.'))
  app.get(
    '/openapi.json',
    openAPIRouteHandler(app, {
      documentation: { info: { title: 'Chairflow', version: '1' } },
    }),
  )
  app.get('/schemas/flow-1.json', (c) => c.json(FlowDocument))
  app.route('/', editorFiles())
  return app
}
