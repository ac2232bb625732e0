import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

export type World = {
  readonly chairflow: string
  readonly sandbox: string
  readonly dataFolder: string
  /** SIGKILL: nothing is tidied up, nothing is flushed. */
  readonly killServer: () => Promise<void>
  readonly startServer: () => Promise<void>
  readonly stop: () => Promise<void>
  /** What the server wrote on stderr so far. */
  readonly log: () => string
}

/** A server and a sandbox of their own, as a user would start them, on free ports. */
export async function openWorld(): Promise<World> {
  const [port, sandboxPort] = [await freePort(), await freePort()]
  const chairflow = `http://127.0.0.1:${port}`
  const sandbox = `http://127.0.0.1:${sandboxPort}`
  const dataFolder = mkdtempSync(join(tmpdir(), 'chairflow-'))
  const env = {
    ...process.env,
    CHAIRFLOW_PORT: String(port),
    CHAIRFLOW_DATA: dataFolder,
    CHAIRFLOW_DEMO: '1',
    CHAIRFLOW_PUBLIC_URL: chairflow,
    CHAIRFLOW_SANDBOX_URL: sandbox,
    CHAIRFLOW_LOG_LEVEL: 'warn',
    SANDBOX_PORT: String(sandboxPort),
    SANDBOX_CHAIRFLOW_URL: chairflow,
    SANDBOX_WEBHOOK_RETRY_MS: '200',
  }
  let written = ''
  const start = (script: string) => {
    const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'ignore', 'pipe'] })
    child.stderr.on('data', (chunk) => {
      written += String(chunk)
    })
    return child
  }
  const look = start('apps/sandbox/src/main.ts')
  let server: ChildProcess | null = null
  const startServer = async () => {
    server = start('apps/server/src/main.ts')
    await until(() => answers(`${chairflow}/readyz`), 'the server answers')
  }
  const killServer = async () => {
    await end(server, 'SIGKILL')
  }
  const stop = async () => {
    await end(server, 'SIGTERM')
    await end(look, 'SIGTERM')
    rmSync(dataFolder, { recursive: true, force: true })
  }
  const begin = async () => {
    await until(() => answers(`${sandbox}/healthz`), 'the sandbox answers')
    await startServer()
    await until(
      async () => (await get(`${chairflow}/api/v1/appointments`)).items.length > 0,
      'sync',
    )
  }
  await begin().catch(async (error: unknown) => {
    await stop()
    throw error
  })
  return {
    chairflow,
    sandbox,
    dataFolder,
    killServer,
    startServer,
    log: () => written,
    stop,
  }
}

async function end(child: ChildProcess | null, signal: NodeJS.Signals): Promise<void> {
  if (child === null || child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  await ended
}

async function answers(address: string): Promise<boolean> {
  return fetch(address).then(
    ({ ok }) => ok,
    () => false,
  )
}

const PATIENCE_MS = 30_000

/** Polls until it is true; names what it waited for when it never is. */
export async function until(
  isTrue: () => boolean | Promise<boolean>,
  what: string,
  patienceMs = PATIENCE_MS,
): Promise<void> {
  const limit = Date.now() + patienceMs
  while (!(await isTrue())) {
    if (Date.now() > limit) throw new Error(`Waited in vain until ${what}`)
    await pause(40)
  }
}

// biome-ignore lint/suspicious/noExplicitAny: tests read what came over the wire
export async function get(address: string): Promise<any> {
  const response = await fetch(address)
  return response.json()
}

export function post(address: string, body: unknown = {}): Promise<Response> {
  return fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
