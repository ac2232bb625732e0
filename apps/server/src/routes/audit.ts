import { AuditReport } from '@chairflow/api'
import { verifyAudit } from '@chairflow/store'
import { Hono } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import { auditView } from '../audit/audit-view.ts'
import type { Chairflow } from '../chairflow.ts'
import { std } from '../validated.ts'

/** `GET /verify` reads every journal again; 200 whatever it finds, `isWhole` says it. */
export function auditRoutes({ runtime }: Chairflow): Hono {
  let underWay: Promise<AuditReport> | null = null
  const content = { 'application/json': { schema: resolver(std(AuditReport)) } }
  const described = describeRoute({
    responses: { 200: { description: 'What became of reading every journal again.', content } },
  })
  return new Hono().get('/verify', described, async (c) => {
    underWay ??= verifyAudit(runtime.store)
      .then(auditView)
      .finally(() => {
        underWay = null
      })
    return c.json(await underWay)
  })
}
