import { getMeta } from '@chairflow/store'
import { Hono } from 'hono'
import type { Chairflow } from '../chairflow.ts'
import { diskFull, problem } from '../problem.ts'

/** `/healthz`: the process lives. `/readyz`: it can read and store; both without credentials. */
export function healthRoutes({ runtime }: Chairflow): Hono {
  return new Hono()
    .get('/healthz', (c) => c.json({ status: 'ok' }))
    .get('/readyz', (c) => {
      try {
        runtime.store.read((tx) => getMeta(tx, 'epoch'))
      } catch {
        return problem(c, 503, 'The data cannot be read at the moment.')
      }
      const state = runtime.store.state()
      switch (state) {
        case 'open':
          return c.json({ status: 'ready' })
        case 'full':
          return diskFull(c)
        case 'stopped':
          return problem(c, 503, 'Chairflow is stopping: its log says why.')
        default:
          return state satisfies never
      }
    })
}
