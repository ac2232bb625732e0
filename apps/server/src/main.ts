import closeWithGrace from 'close-with-grace'
import { ConfigError, readConfig } from './config.ts'
import { startServer } from './start-server.ts'

const GRACE_MS = 10_000

try {
  const server = await startServer(readConfig(process.env))
  process.stdout.write(`chairflow ready at ${server.url}\n`)
  closeWithGrace({ delay: GRACE_MS }, () => server.stop())
} catch (error) {
  process.stderr.write(`${error instanceof ConfigError ? error.message : explain(error)}\n`)
  process.exitCode = error instanceof ConfigError ? 2 : 1
}

function explain(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') {
    return 'The port is in use, perhaps by another Chairflow. Stop it, or set CHAIRFLOW_PORT.'
  }
  return `Chairflow could not start: ${message}`
}
