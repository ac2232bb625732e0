import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../cli/main.ts', import.meta.url))

export type Ran = { readonly code: number | null; readonly out: string; readonly err: string }

/** Runs the real program to its end. */
export async function runChairflow(
  words: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<Ran> {
  const { child, said } = launch(words, environment)
  const [code] = await once(child, 'close')
  return { code, ...said() }
}

export type Served = {
  readonly child: ChildProcess
  readonly url: string
  readonly said: () => { readonly out: string; readonly err: string }
}

/** Starts the real server on a free port; resolves when it says that it is ready. */
export async function serveChairflow(environment: NodeJS.ProcessEnv): Promise<Served> {
  const port = await freePort()
  const { child, said } = launch(['start'], { ...environment, CHAIRFLOW_PORT: String(port) })
  while (!said().out.includes('ready')) {
    await Promise.race([once(child.stdout, 'data'), once(child, 'close')])
    if (child.exitCode !== null) throw new Error(`the server ended: ${said().err}`)
  }
  return { child, said, url: `http://127.0.0.1:${port}` }
}

function launch(words: readonly string[], environment: NodeJS.ProcessEnv) {
  const { CHAIRFLOW_DATA: _, ...rest } = process.env
  const child = spawn(process.execPath, [main, ...words], {
    env: { ...rest, CHAIRFLOW_LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (text) => {
    out += text
  })
  child.stderr.on('data', (text) => {
    err += text
  })
  return { child, said: () => ({ out, err }) }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}
