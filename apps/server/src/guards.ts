import type { MiddlewareHandler } from 'hono'
import type { Chairflow } from './chairflow.ts'
import type { Config } from './config.ts'
import { diskFull, HttpProblem } from './problem.ts'

declare module 'hono' {
  interface ContextVariableMap {
    /** Who does it; one constant until accounts exist. */
    actor: string
  }
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** A page of another site must not reach us by a name that points here (DNS rebinding). */
export function guardHost({ publicUrl, port }: Config): MiddlewareHandler {
  const allowed = new Set([
    new URL(publicUrl).host,
    `127.0.0.1:${port}`,
    `localhost:${port}`,
    `[::1]:${port}`,
    'localhost',
  ])
  return async (c, next) => {
    if (!allowed.has(new URL(c.req.url).host)) {
      throw new HttpProblem(403, 'This address is not one of ours.')
    }
    await next()
  }
}

/** A page of another site must not change anything here with the visitor's browser. */
export function guardOrigin({ publicUrl, port }: Config): MiddlewareHandler {
  const own = new Set([
    new URL(publicUrl).origin,
    `http://127.0.0.1:${port}`,
    `http://localhost:${port}`,
  ])
  return async (c, next) => {
    const origin = c.req.header('origin')
    if (!SAFE.has(c.req.method) && origin !== undefined && !own.has(origin)) {
      throw new HttpProblem(403, 'This request came from another site.')
    }
    await next()
  }
}

export const nameActor: MiddlewareHandler = async (c, next) => {
  c.set('actor', 'local user')
  await next()
}

/** While the disk is full nothing new is taken in; what was accepted has the last space to itself. */
export function guardSpace({ runtime }: Chairflow): MiddlewareHandler {
  return async (c, next) => {
    if (!SAFE.has(c.req.method) && runtime.store.state() === 'full') return diskFull(c)
    return next()
  }
}
