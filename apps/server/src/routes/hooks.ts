import { ConnectorError, type RawRequest, type Webhook } from '@chairflow/connector-kit'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Chairflow } from '../chairflow.ts'
import { HttpProblem, problem } from '../problem.ts'

const LARGEST_BYTES = 256 * 1024

/** Where outside systems call us. 2xx is said only after what they told us is committed. */
export function hookRoutes(chairflow: Chairflow): Hono {
  const limit = bodyLimit({
    maxSize: LARGEST_BYTES,
    onError: (c) => problem(c, 413, 'The message is too large.'),
  })
  const hooks = new Hono()
  hooks.use('*', limit)
  hooks.post('/pms/:connectionId', (c) => receive(chairflow, c, 'pms', ''))
  /** Mindbody checks an address with HEAD before it sends anything there. */
  hooks.get('/pms/:connectionId', (c) => {
    findWebhook(chairflow, { id: c.req.param('connectionId'), kind: 'pms', name: '' })
    return c.body(null, 200)
  })
  hooks.post('/hr/:connectionId', (c) => receive(chairflow, c, 'hr', ''))
  hooks.post('/sms/:connectionId/:name', (c) => receive(chairflow, c, 'sms', c.req.param('name')))
  return hooks
}

async function receive(
  chairflow: Chairflow,
  c: Context,
  kind: string,
  name: string,
): Promise<Response> {
  const id = c.req.param('connectionId') ?? ''
  const webhook = findWebhook(chairflow, { id, kind, name })
  const request = await rawRequest(c)
  if (!webhook.verify(request)) {
    chairflow.metrics.countWebhook('refused')
    chairflow.log.warn({ security: 'webhook-signature', connection: id }, 'refused a webhook')
    throw new HttpProblem(401, 'The signature of this message is not right.')
  }
  if (chairflow.runtime.isBacklogged()) return comeAgain(c)
  const { accepted, duplicates } = await chairflow.runtime.ingest(id, readEvents(webhook, request))
  chairflow.metrics.countWebhook('accepted', accepted)
  chairflow.metrics.countWebhook('duplicate', duplicates)
  const { body, contentType } = webhook.acknowledgement
  return c.body(body, 200, { 'content-type': contentType })
}

const COME_AGAIN_SECONDS = 5

/** Nothing was stored. Refusing early keeps the answers to those already accepted in time. */
function comeAgain(c: Context): Response {
  c.header('retry-after', String(COME_AGAIN_SECONDS))
  return problem(c, 503, 'Too much is waiting to be dealt with. Please send it again in a moment.')
}

/** Unknown accounts and unknown doors look the same from outside. */
function findWebhook(
  { runtime }: Chairflow,
  wanted: { readonly id: string; readonly kind: string; readonly name: string },
): Webhook {
  const connected = runtime.connections.find(wanted.id)
  const webhook = connected?.kind === wanted.kind ? connected.open.webhooks[wanted.name] : undefined
  if (webhook === undefined) throw new HttpProblem(404, 'There is nothing at this address.')
  return webhook
}

async function rawRequest(c: Context): Promise<RawRequest> {
  const { pathname, search } = new URL(c.req.url)
  return {
    method: c.req.method,
    pathAndQuery: pathname + search,
    headers: Object.fromEntries(c.req.raw.headers),
    body: await c.req.text(),
  }
}

function readEvents(webhook: Webhook, request: RawRequest) {
  try {
    return webhook.read(request)
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    throw new HttpProblem(400, error.failure.message)
  }
}
