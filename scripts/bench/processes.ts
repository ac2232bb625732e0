import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

export type Running = {
  readonly url: string
  readonly pid: number
  readonly stop: () => Promise<void>
}

/** Where the product keeps its compiled modules too. */
const NODE_COMPILE_CACHE = fileURLToPath(
  new URL('../../node_modules/.cache/chairflow', import.meta.url),
)

/** Starts one of the bench's own programs on a free port; resolves when it says it is ready. */
export async function run(
  name: 'server' | 'carrier' | 'bare-hono',
  environment: Readonly<Record<string, string>> = {},
): Promise<Running> {
  const port = String(await freePort())
  const url = `http://127.0.0.1:${port}`
  const ports = { BENCH_PORT: port, CHAIRFLOW_PORT: port }
  const env = { ...process.env, NODE_COMPILE_CACHE, ...environment, ...ports }
  const child = fork(fileURLToPath(new URL(`${name}.ts`, import.meta.url)), { env })
  await readyOf(child, name)
  return { url, pid: child.pid ?? 0, stop: () => stopped(child) }
}

function readyOf(child: ChildProcess, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve())
    child.once('exit', () => reject(new Error(`${name} ended before it was ready`)))
  })
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
}

/** Resident memory in bytes, as Linux counts it; 0 where /proc is missing. */
export function residentBytes(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
