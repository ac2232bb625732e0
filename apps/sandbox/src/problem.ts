import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** Thrown by the control API; becomes an RFC 9457 document. */
export class Problem extends Error {
  readonly status: ContentfulStatusCode

  constructor(status: ContentfulStatusCode, detail: string) {
    super(detail)
    this.status = status
  }
}

export function answerProblem(c: Context, error: unknown): Response {
  const isProblem = error instanceof Problem
  const status = isProblem ? error.status : 500
  const detail = isProblem ? error.message : 'The sandbox met a fault of its own.'
  const body = { type: 'about:blank', title: 'Not possible', status, detail }
  return c.body(JSON.stringify(body), status, { 'content-type': 'application/problem+json' })
}
