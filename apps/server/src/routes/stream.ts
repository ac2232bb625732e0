import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Chairflow } from '../chairflow.ts'

const HEARTBEAT_MS = 15_000

/** Server-sent events: which thing changed, so that a page reads it again. */
export function streamRoutes({ runtime }: Chairflow): Hono {
  return new Hono().get('/', (c) =>
    streamSSE(c, async (stream) => {
      const stop = runtime.live.listen((change) => {
        void stream.writeSSE({ data: JSON.stringify(change) })
      })
      stream.onAbort(stop)
      while (!stream.aborted && !stream.closed) {
        await stream.writeSSE({ event: 'heartbeat', data: '' })
        await stream.sleep(HEARTBEAT_MS)
      }
      stop()
    }),
  )
}
