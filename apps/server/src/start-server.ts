import { syncAppointments } from '@chairflow/runtime'
import { serve } from '@hono/node-server'
import { createApp } from './app.ts'
import { type Chairflow, createChairflow } from './chairflow.ts'
import type { Config } from './config.ts'
import { loadDemo } from './demo/load-demo.ts'
import { createLogger } from './log.ts'

const RETRY_SYNC_MS = 1_000
/** Vendors lose a webhook now and then; once a day everything is compared. */
const SYNC_EVERY_MS = 24 * 60 * 60_000

export type RunningServer = { readonly url: string; readonly stop: () => Promise<void> }

/** Opens the data, takes up unfinished work, then opens the door. */
export async function startServer(config: Config): Promise<RunningServer> {
  const log = createLogger(config.logLevel)
  const chairflow = createChairflow(config, log)
  await chairflow.runtime.start()
  if (config.isDemo && (await loadDemo(chairflow))) log.info('loaded the demo practice')
  const server = await listen(chairflow)
  const stopSync = keepInSync(chairflow)
  return {
    url: `http://${config.host}:${config.port}`,
    stop: async () => {
      stopSync()
      await new Promise((closed) => {
        server.close(closed)
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
      await chairflow.runtime.stop()
      chairflow.runtime.store.close()
    },
  }
}

function listen(chairflow: Chairflow): Promise<ReturnType<typeof serve>> {
  const { host: hostname, port } = chairflow.config
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: createApp(chairflow).fetch, hostname, port }, () =>
      resolve(server),
    )
    server.once('error', reject)
  })
}

/** Reads the coming days from each practice system; tries again until it answers. */
function keepInSync({ runtime, log }: Chairflow): () => void {
  let timeout: NodeJS.Timeout | undefined
  let isStopped = false
  const again = (delayMs: number) => {
    if (!isStopped) timeout = setTimeout(sync, delayMs)
  }
  const sync = async () => {
    try {
      for (const connected of runtime.connections.all()) {
        const result = await syncAppointments(runtime, connected)
        if (connected.kind === 'pms') log.info({ connection: connected.id, ...result }, 'compared')
      }
      again(SYNC_EVERY_MS)
    } catch {
      again(RETRY_SYNC_MS)
    }
  }
  void sync()
  return () => {
    isStopped = true
    clearTimeout(timeout)
  }
}
