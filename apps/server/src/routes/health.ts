import { getMeta } from '@chairflow/store'
import { Hono } from 'hono'
import type { Chairflow } from '../chairflow.ts'
import { problem } from '../problem.ts'

export function healthRoutes({ runtime }: Chairflow): Hono {
  return new Hono()
    .get('/healthz', (c) => c.json({ status: 'ok' }))
    .get('/readyz', (c) => {
      try {
        runtime.store.read((tx) => getMeta(tx, 'epoch'))
        return c.json({ status: 'ready' })
      } catch {
        return problem(c, 503, 'The data cannot be read at the moment.')
      }
    })
}
