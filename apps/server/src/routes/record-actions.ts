import { ProblemDocument, RunningLate, recordSchemas, VerifyCredential } from '@chairflow/api'
import { Hono } from 'hono'
import type { Chairflow } from '../chairflow.ts'
import { answers } from '../described.ts'
import { runLate } from '../records/run-late.ts'
import { verifyCredential } from '../records/verify-credential.ts'
import { jsonBody } from '../validated.ts'

/** What is done to a record in one word, without sending the whole of it. */
export function recordActionRoutes(chairflow: Chairflow): Hono {
  return new Hono()
    .post(
      '/providers/:id/running-late',
      answers(recordSchemas.providers, 'New visits begin that much later for them.'),
      answers(ProblemDocument, 'There is no such provider.', 404),
      jsonBody(RunningLate),
      async (c) => {
        const wish = { ...c.req.valid('json'), id: c.req.param('id'), actor: c.get('actor') }
        return c.json(await runLate(chairflow, wish))
      },
    )
    .post(
      '/credentials/:id/verify',
      answers(recordSchemas.credentials, 'From now on it counts.'),
      answers(ProblemDocument, 'There is no such certificate.', 404),
      jsonBody(VerifyCredential),
      async (c) => {
        const wish = { ...c.req.valid('json'), id: c.req.param('id'), actor: c.get('actor') }
        return c.json(await verifyCredential(chairflow, wish))
      },
    )
}
