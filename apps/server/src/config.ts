import { resolve } from 'node:path'
import { bool, cleanEnv, makeValidator, port, str, url } from 'envalid'

export type Config = {
  readonly port: number
  readonly host: string
  readonly dataFolder: string
  readonly publicUrl: string
  readonly isDemo: boolean
  readonly sandboxUrl: string
  /** Empty: a key is made and kept in the data folder. */
  readonly secretKey: string
  readonly logLevel: string
  /** Null: patients' words are kept for ever. */
  readonly retentionDays: number | null
  /** Accepted events that may wait to be applied; beyond it senders are asked to come again. */
  readonly largestBacklog: number
}

const wholeDays = makeValidator((text) => {
  const days = Number(text)
  if (Number.isSafeInteger(days) && days >= 0) return days
  throw new Error('is not a whole number of days')
})

const positive = makeValidator((text) => {
  const count = Number(text)
  if (Number.isSafeInteger(count) && count > 0) return count
  throw new Error('is not a whole number above 0')
})

/** Reads the environment; names every bad variable at once and throws. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const read = cleanEnv(
    environment,
    {
      CHAIRFLOW_PORT: port({ default: 4310 }),
      CHAIRFLOW_HOST: str({ default: '127.0.0.1' }),
      CHAIRFLOW_DATA: str({ default: './data' }),
      CHAIRFLOW_PUBLIC_URL: url({ default: '' }),
      CHAIRFLOW_DEMO: bool({ default: false }),
      CHAIRFLOW_SANDBOX_URL: url({ default: 'http://127.0.0.1:4311' }),
      CHAIRFLOW_SECRET_KEY: str({ default: '' }),
      CHAIRFLOW_RETENTION_DAYS: wholeDays({ default: 0 }),
      CHAIRFLOW_LARGEST_BACKLOG: positive({ default: 10_000 }),
      CHAIRFLOW_LOG_LEVEL: str({ default: 'info', choices: ['debug', 'info', 'warn', 'error'] }),
    },
    { reporter: reportProblems },
  )
  refuseOtherHosts(read.CHAIRFLOW_HOST)
  return {
    port: read.CHAIRFLOW_PORT,
    host: read.CHAIRFLOW_HOST,
    dataFolder: resolve(read.CHAIRFLOW_DATA),
    publicUrl: withoutSlash(
      read.CHAIRFLOW_PUBLIC_URL || `http://${read.CHAIRFLOW_HOST}:${read.CHAIRFLOW_PORT}`,
    ),
    isDemo: read.CHAIRFLOW_DEMO,
    sandboxUrl: withoutSlash(read.CHAIRFLOW_SANDBOX_URL),
    secretKey: read.CHAIRFLOW_SECRET_KEY,
    logLevel: read.CHAIRFLOW_LOG_LEVEL,
    retentionDays: read.CHAIRFLOW_RETENTION_DAYS || null,
    largestBacklog: read.CHAIRFLOW_LARGEST_BACKLOG,
  }
}

export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

function reportProblems({ errors }: { readonly errors: Readonly<Record<string, unknown>> }) {
  const bad = Object.entries(errors).map(([name, error]) => `${name}: ${messageOf(error)}`)
  if (bad.length > 0)
    throw new ConfigError(`Please correct the environment:\n  ${bad.join('\n  ')}`)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'is not valid'
}

/** Until accounts exist, whoever reaches the port may do everything. */
function refuseOtherHosts(host: string): void {
  if (['127.0.0.1', 'localhost', '::1'].includes(host)) return
  throw new ConfigError(
    'CHAIRFLOW_HOST: only 127.0.0.1 is allowed until accounts exist, because anyone who can reach the port could use it.',
  )
}

function withoutSlash(text: string): string {
  return text.replace(/\/+$/, '')
}
