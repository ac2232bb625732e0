import { type HttpBindings, serve } from '@hono/node-server'
import { type Context, Hono } from 'hono'

type FakeContext = Context<{ Bindings: HttpBindings }>
export type Answer = (c: FakeContext) => Response | Promise<Response>

export type Received = {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Headers
  readonly body: string
}

export type FakeService = {
  readonly url: string
  readonly received: Received[]
  /** What the route answers from now on, e.g. `POST /things`. Several answers are given in turn. */
  readonly on: (route: string, ...answers: readonly Answer[]) => void
  readonly close: () => Promise<void>
}

/** A service for tests: real HTTP on this machine, answers as told, remembers what it was asked. */
export async function startFakeService(): Promise<FakeService> {
  const received: Received[] = []
  const routes = new Map<string, Answer[]>()
  const app = new Hono<{ Bindings: HttpBindings }>()
  app.all('*', async (c) => {
    const { pathname, searchParams } = new URL(c.req.url)
    const { method } = c.req
    const body = await c.req.text()
    received.push({ method, path: pathname, query: searchParams, headers: c.req.raw.headers, body })
    const answers = routes.get(`${method} ${pathname}`) ?? []
    const answer = answers.length > 1 ? answers.shift() : answers[0]
    return answer === undefined ? c.text('no such route', 404) : answer(c)
  })
  const { server, port } = await listen(app)
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    on: (route, ...answers) => {
      routes.set(route, [...answers])
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}

function listen(app: Hono<{ Bindings: HttpBindings }>) {
  return new Promise<{ server: ReturnType<typeof serve>; port: number }>((resolve) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
      resolve({ server, port }),
    )
  })
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Answer {
  return () => Response.json(body, { status, headers })
}

/** Does what was asked and never answers. */
export function silence(): Answer {
  return () => new Promise(() => {})
}

/** Takes the request and cuts the line. */
export function hangUp(): Answer {
  return (c) => {
    c.env.incoming.socket.destroy()
    return new Promise(() => {})
  }
}

/** An address where nothing listens. */
export async function closedAddress(): Promise<string> {
  const service = await startFakeService()
  await service.close()
  return service.url
}
