import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectors } from '@chairflow/connectors'
import type { Hono } from 'hono'
import { createApp } from '../app.ts'
import { type Chairflow, createChairflow } from '../chairflow.ts'
import { configOf } from './clinic.ts'
import { createFakeVendors } from './fake-vendors.ts'
import { createTestClock, type TestClock } from './test-clock.ts'

const MONDAY_9_AM = Date.UTC(2026, 10, 23, 15)
/** The one connector that speaks to nobody. */
const hrOnly = { 'hr-feed': connectors['hr-feed'] }
const quiet = { info: () => {}, warn: () => {}, error: () => {} }

type Answer = {
  readonly status: number
  readonly type: string | null
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of every shape
  readonly body: any
  readonly text: string
}

export type EmptyPractice = {
  readonly chairflow: Chairflow
  readonly app: Hono
  readonly clock: TestClock
  /** Asks `/api/v1` as a program does; a body that is a string goes as it is. */
  readonly ask: (method: string, path: string, body?: unknown, type?: string) => Promise<Answer>
  readonly close: () => Promise<void>
}

/** A Chairflow in which nobody has entered anything. Time is Monday 9 AM in Austin. */
export async function openEmptyPractice(): Promise<EmptyPractice> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'chairflow-empty-'))
  const clock = createTestClock(MONDAY_9_AM)
  const outside = { clock, connectors: { ...createFakeVendors({}).connectors, ...hrOnly } }
  const chairflow = createChairflow(configOf(dataFolder), quiet, outside)
  await chairflow.runtime.start()
  const app = createApp(chairflow)
  return {
    chairflow,
    app,
    clock,
    ask: (method, path, body, type = 'application/json') =>
      ask(app, method, path, body === undefined ? null : { body, type }),
    close: async () => {
      await chairflow.runtime.stop()
      chairflow.runtime.store.close()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

async function ask(
  app: Hono,
  method: string,
  path: string,
  sent: { readonly body: unknown; readonly type: string } | null,
): Promise<Answer> {
  const response = await app.request(`/api/v1${path}`, {
    method,
    headers: { host: '127.0.0.1', ...(sent && { 'content-type': sent.type }) },
    ...(sent && { body: typeof sent.body === 'string' ? sent.body : JSON.stringify(sent.body) }),
  })
  const text = await response.text()
  const type = response.headers.get('content-type')
  return {
    status: response.status,
    type,
    text,
    body: type?.includes('json') ? JSON.parse(text) : null,
  }
}
