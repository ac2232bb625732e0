import type { Context } from 'hono'
import { HttpProblem } from './problem.ts'

/** Visible ASCII, as the IETF's draft of the header field asks for; quotes are part of its syntax. */
const KEY = /^[\x21-\x7e]{1,200}$/

/** What a caller names its request by, so that sending it again does nothing twice. */
export function idempotencyKey(c: Context): string | undefined {
  const sent = c.req.header('idempotency-key')
  if (sent === undefined || KEY.test(sent)) return sent
  throw new HttpProblem(400, 'Idempotency-Key: 1 to 200 visible characters, no spaces.')
}
