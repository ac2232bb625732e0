import { keepInSync } from '@chairflow/runtime'
import type { StoreStopped } from '@chairflow/store'
import { serve } from '@hono/node-server'
import { createApp } from './app.ts'
import { type Chairflow, createChairflow, realOutside } from './chairflow.ts'
import type { Config } from './config.ts'
import { loadDemo } from './demo/load-demo.ts'
import { createLogger } from './log.ts'
import { measureProcess } from './metrics/create-metrics.ts'

/** Kept back on the disk, so that accepted work can be finished on the day it is full. */
const BALLAST_BYTES = 16 * 1024 * 1024

/** How long a request under way may take at the end. */
const DRAIN_MS = 1_000

/** What to do when the data can no longer be trusted in this process. */
type Ending = { readonly onStop: (stopped: StoreStopped) => void }

export type RunningServer = { readonly url: string; readonly stop: () => Promise<void> }

/** Opens the data, takes up unfinished work, then opens the door. */
export async function startServer(config: Config, { onStop }: Ending): Promise<RunningServer> {
  const log = createLogger(config.logLevel)
  const storeOptions = { ballastBytes: BALLAST_BYTES, onStop }
  const chairflow = createChairflow(config, log, { ...realOutside, storeOptions })
  const stopSync = keepInSync(chairflow.runtime)
  try {
    return await open(chairflow, stopSync)
  } catch (error) {
    stopSync()
    await close(chairflow)
    throw error
  }
}

async function open(chairflow: Chairflow, stopSync: () => void): Promise<RunningServer> {
  const { config, log, runtime } = chairflow
  measureProcess(chairflow.metrics)
  sayRecovery(chairflow)
  await runtime.start()
  if (config.isDemo && (await loadDemo(chairflow))) log.info({}, 'loaded the demo practice')
  const server = await listen(chairflow)
  return {
    url: `http://${config.host}:${config.port}`,
    stop: async () => {
      stopSync()
      await closeDoor(server)
      await close(chairflow)
    },
  }
}

/** What is under way is awaited and its outcome kept; the log of the database is emptied. */
async function close({ runtime }: Chairflow): Promise<void> {
  await runtime.stop()
  runtime.store.close()
}

/** Takes no new request and lets those under way be answered; streams never end by themselves. */
async function closeDoor(server: Listening): Promise<void> {
  await new Promise((closed) => {
    server.close(closed)
    if (!('closeAllConnections' in server)) return
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), DRAIN_MS).unref()
  })
}

function sayRecovery({ runtime, log }: Chairflow): void {
  const { recovery } = runtime.store
  if (recovery === null) return
  log.warn(
    { recovery: 'backup', backupAt: new Date(recovery.backupAt), effects: recovery.doubted },
    'started from a backup: effects not finished then are looked up before anything is sent',
  )
}

type Listening = ReturnType<typeof serve>

function listen(chairflow: Chairflow): Promise<Listening> {
  const { host: hostname, port } = chairflow.config
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: createApp(chairflow).fetch, hostname, port }, () =>
      resolve(server),
    )
    server.once('error', reject)
  })
}
