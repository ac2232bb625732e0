import { setTimeout as pause } from 'node:timers/promises'
import type { Context, MiddlewareHandler } from 'hono'
import { changed, type Fault, now, type Sandbox } from '../state.ts'
import { activeFault } from './deliver.ts'

/** Longer than any client waits, shorter than for ever. */
const NEVER_MS = 120_000

/** Records each vendor call and makes it fail the way a fault asks for. */
export function faulty(sandbox: Sandbox, target: Fault['target']): MiddlewareHandler {
  return async (c, next) => {
    const body = await readCopy(c)
    const before = activeFault(sandbox, target, ['down', '429', '500'])
    const refusal = before === undefined ? undefined : refuse(c, before)
    if (refusal === undefined) await next()
    else c.res = refusal
    record(sandbox, c, { target, body })
    if (refusal === undefined && c.req.method === 'POST') await delay(sandbox, target)
  }
}

function refuse(c: Context, { kind }: Fault): Response {
  if (kind === '429') {
    return c.json({ code: 20429, message: 'Too many requests', status: 429 }, 429, {
      'retry-after': '1',
    })
  }
  return c.json({ message: 'Fault injected by the sandbox' }, kind === 'down' ? 503 : 500)
}

/** The write has happened already; only its answer is late, or never comes. */
async function delay(sandbox: Sandbox, target: Fault['target']): Promise<void> {
  const after = activeFault(sandbox, target, ['slow', 'timeout-after-write'])
  if (after === undefined) return
  const delayMs = after.kind === 'slow' ? after.delayMs : NEVER_MS
  await pause(delayMs, undefined, { ref: false })
}

async function readCopy(c: Context): Promise<unknown> {
  if (c.req.method === 'GET') return null
  const text = await c.req.raw.clone().text()
  if (c.req.header('content-type')?.includes('json') !== true) {
    return Object.fromEntries(new URLSearchParams(text))
  }
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function record(
  sandbox: Sandbox,
  c: Context,
  { target, body }: { readonly target: Fault['target']; readonly body: unknown },
): void {
  const { pathname, search } = new URL(c.req.url)
  const { method } = c.req
  const { status } = c.res
  sandbox.requests.push({ at: now(sandbox), target, method, path: pathname + search, body, status })
  changed(sandbox)
}
