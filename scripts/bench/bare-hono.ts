/** The floor for webhooks: Hono on Node's own server, which answers and keeps nothing. */
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const app = new Hono()
app.post('*', async (c) => {
  await c.req.text()
  return c.body('', 200)
})
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(process.env.BENCH_PORT) }, () => {
  process.send?.('ready')
})
