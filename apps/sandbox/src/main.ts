import { serve } from '@hono/node-server'
import { readConfig } from './config.ts'
import { createSandbox } from './sandbox.ts'

const config = readConfig(process.env)
const { app } = createSandbox(config)
const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: config.port }, () => {
  process.stdout.write(`sandbox ready at http://127.0.0.1:${config.port}\n`)
})

server.on('error', (error) => {
  process.stderr.write(`The sandbox could not start: ${error.message}\n`)
  process.exit(1)
})

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    server.close()
    if ('closeAllConnections' in server) server.closeAllConnections()
    process.exit(0)
  })
}
