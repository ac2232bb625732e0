import { StoreRefused, type StoreStopped } from '@chairflow/store'
import closeWithGrace from 'close-with-grace'
import { ConfigError, readConfig } from './config.ts'
import { startServer } from './start-server.ts'

const GRACE_MS = 10_000

/**
 * The process's life: starts, serves until a signal, drains, ends with 0. A second signal ends it at
 * once, and so does a drain of more than ten seconds. Resolves to the exit code as far as it is
 * known: 0 while serving, 1 when it could not start, 2 when the environment has to be corrected.
 */
export async function runServer(environment: NodeJS.ProcessEnv): Promise<0 | 1 | 2> {
  try {
    const server = await startServer(readConfig(environment), { onStop: endAtOnce })
    process.stdout.write(`chairflow ready at ${server.url}\n`)
    closeWithGrace({ delay: GRACE_MS }, () => server.stop())
    return 0
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`)
    return error instanceof ConfigError ? 2 : 1
  }
}

/** Not even a clean shutdown: whatever it would write is what must not be written. */
function endAtOnce({ message }: StoreStopped): void {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

function explain(error: unknown): string {
  if (error instanceof ConfigError || error instanceof StoreRefused) return error.message
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') {
    return 'The port is in use, perhaps by another Chairflow. Stop it, or set CHAIRFLOW_PORT.'
  }
  if (code === 'EACCES' || code === 'EROFS' || code === 'ENOTDIR' || code === 'EEXIST') {
    return `The data folder cannot be made or written: ${message}. Check CHAIRFLOW_DATA and its rights.`
  }
  return `Chairflow could not start: ${message}`
}
