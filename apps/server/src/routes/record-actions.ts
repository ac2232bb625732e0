import {
  ImportCredentials,
  ImportedCredentials,
  ProblemDocument,
  RunningLate,
  recordSchemas,
  VerifyCredential,
} from '@chairflow/api'
import { Hono } from 'hono'
import type { Chairflow } from '../chairflow.ts'
import { answers } from '../described.ts'
import { importCredentials } from '../practice/import-credentials.ts'
import { runLate } from '../records/run-late.ts'
import { verifyCredential } from '../records/verify-credential.ts'
import { jsonBody } from '../validated.ts'

/** What is done to a record in one word, without sending the whole of it. */
export function recordActionRoutes(chairflow: Chairflow): Hono {
  const routes = new Hono()
  routes.post('/credentials/import', async (c, next) => {
    if (!c.req.header('content-type')?.startsWith('text/')) return next()
    const dryRun = c.req.query('dryRun') === 'true'
    const wish = { text: await c.req.text(), dryRun, actor: c.get('actor') }
    return c.json(await importCredentials(chairflow, wish))
  })
  routes.post(
    '/credentials/import',
    answers(ImportedCredentials, 'What became of each line of the HR list.'),
    answers(ProblemDocument, 'Lines that cannot be read. Nothing was changed.', 422),
    jsonBody(ImportCredentials),
    async (c) => {
      const wish = { ...c.req.valid('json'), actor: c.get('actor') }
      return c.json(await importCredentials(chairflow, wish))
    },
  )
  return routes
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
