import { Hono } from 'hono'
import type { Chairflow } from '../chairflow.ts'

/** Prometheus text. No label holds a patient, a number or an id. */
export function metricRoutes({ metrics: { registry } }: Chairflow): Hono {
  return new Hono().get('/metrics', async (c) =>
    c.body(await registry.metrics(), 200, { 'content-type': registry.contentType }),
  )
}
