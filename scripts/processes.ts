import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'

export type Environment = {
  readonly variables: NodeJS.ProcessEnv
  readonly publicUrl: string
  readonly sandboxUrl: string
}

const children: ChildProcess[] = []

/** One environment for both programs, so that they find each other. */
export function freshEnvironment(): Environment {
  const { env } = process
  const port = env.CHAIRFLOW_PORT ?? '4310'
  const sandboxPort = env.SANDBOX_PORT ?? '4311'
  const publicUrl = env.CHAIRFLOW_PUBLIC_URL ?? `http://127.0.0.1:${port}`
  const sandboxUrl = `http://127.0.0.1:${sandboxPort}`
  return {
    publicUrl,
    sandboxUrl,
    variables: {
      CHAIRFLOW_DEMO: '1',
      CHAIRFLOW_LOG_LEVEL: 'warn',
      ...env,
      CHAIRFLOW_PORT: port,
      SANDBOX_PORT: sandboxPort,
      CHAIRFLOW_SANDBOX_URL: env.CHAIRFLOW_SANDBOX_URL ?? sandboxUrl,
      SANDBOX_CHAIRFLOW_URL: env.SANDBOX_CHAIRFLOW_URL ?? publicUrl,
    },
  }
}

export function startProcess(
  script: string,
  { variables }: Environment,
  nodeArguments: readonly string[] = [],
): ChildProcess {
  const child = spawn(process.execPath, [...nodeArguments, script], {
    env: variables,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  children.push(child)
  return child
}

export function stopAll(): void {
  for (const child of children) if (child.exitCode === null) child.kill('SIGTERM')
}

const LOOK_FOR_PARENT_MS = 500

/** npm does not hand every signal on: when whoever started us is gone, we end as well. */
export function stopWithParent(): void {
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) stopAll()
  }, LOOK_FOR_PARENT_MS).unref()
}

const PATIENCE_MS = 60_000

/** Resolves when every address answers; rejects with a clear sentence when one never does. */
export async function whenReady(addresses: readonly string[]): Promise<void> {
  const until = Date.now() + PATIENCE_MS
  for (const address of addresses) {
    while (!(await answers(address))) {
      if (Date.now() > until) throw new Error(`${address} does not answer`)
      await pause(100)
    }
  }
}

async function answers(address: string): Promise<boolean> {
  try {
    return (await fetch(address)).ok
  } catch {
    return false
  }
}
