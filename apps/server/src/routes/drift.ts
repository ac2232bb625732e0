import { DriftFinding, DriftPage, ProblemDocument } from '@chairflow/api'
import { lastComparison } from '@chairflow/runtime'
import { listDrift, listOpenDrift, type Tx } from '@chairflow/store'
import { type Context, Hono } from 'hono'
import type { Chairflow } from '../chairflow.ts'
import { answers } from '../described.ts'
import { acceptGone } from '../drift/accept-gone.ts'
import { connectionNamed, driftView } from '../drift/drift-view.ts'
import { nextCursor, pageOf } from '../paging.ts'

/** Where the practice system's calendar and ours differ or differed, since when, and what to do. */
export function driftRoutes(chairflow: Chairflow): Hono {
  const { runtime } = chairflow
  return new Hono()
    .get(
      '/',
      answers(
        DriftPage,
        'Newest first; with `status=open` those that are open, the longest first.',
      ),
      (c) =>
        c.json(
          runtime.store.read((tx) => ({
            ...pageFor(tx, chairflow, c),
            comparisons: comparisons(tx, chairflow),
          })),
        ),
    )
    .post(
      '/:id/accept',
      answers(DriftFinding, 'The visit is really gone: it counts as cancelled within a minute.'),
      answers(ProblemDocument, 'It is settled already, or nothing that can be given up.', 409),
      answers(ProblemDocument, 'There is no such difference.', 404),
      async (c) => {
        const accepted = { id: c.req.param('id'), actor: c.get('actor') }
        return c.json(await acceptGone(chairflow, accepted))
      },
    )
}

function pageFor(tx: Tx, chairflow: Chairflow, c: Context) {
  const { limit, before } = pageOf(c)
  const isOpenOnly = c.req.query('status') === 'open'
  const rows = isOpenOnly ? listOpenDrift(tx) : listDrift(tx, { limit: limit + 1, before })
  const shown = isOpenOnly ? rows : rows.slice(0, limit)
  const keyOf = ({ foundAt, id }: (typeof rows)[number]) => ({ startedAt: foundAt, id })
  const items = shown.map((row) => driftView(tx, chairflow, row))
  return { items, nextCursor: nextCursor(rows, shown, keyOf) }
}

function comparisons(tx: Tx, chairflow: Chairflow) {
  const readable = chairflow.runtime.connections
    .all()
    .filter(({ open }) => open.appointments !== undefined)
  return readable.map(({ id }) => {
    const last = lastComparison(tx, id)
    const comparedAt = last === null ? null : new Date(last.readAt).toISOString()
    return { connection: connectionNamed(chairflow, id), comparedAt }
  })
}
