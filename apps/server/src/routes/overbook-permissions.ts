import { OverbookInput, OverbookPage, OverbookPermission, ProblemDocument } from '@chairflow/api'
import { listOverbookPermissions } from '@chairflow/store'
import { Hono } from 'hono'
import type { Chairflow } from '../chairflow.ts'
import { answers } from '../described.ts'
import { permissionView } from '../holds/permission-view.ts'
import { permit, revoke, view } from '../holds/permit.ts'
import { nextCursor, pageOf } from '../paging.ts'
import { jsonBody } from '../validated.ts'

const wrong = (text: string, status: number) => answers(ProblemDocument, text, status)

/** Who permitted that something is taken twice, why, and what became of it. */
export function overbookPermissionRoutes(chairflow: Chairflow): Hono {
  const { runtime } = chairflow
  const { clock } = runtime.host.ports
  const routes = new Hono()
  routes.get('/', answers(OverbookPage, 'Newest first, used and revoked ones too.'), (c) => {
    const { limit, before } = pageOf(c)
    const page = runtime.store.read((tx) => {
      const rows = listOverbookPermissions(tx, { limit: limit + 1, before })
      const shown = rows.slice(0, limit)
      const keyOf = ({ permittedAt, id }: (typeof rows)[number]) => ({ startedAt: permittedAt, id })
      const items = shown.map((row) => permissionView(tx, row, clock.now()))
      return { items, nextCursor: nextCursor(rows, shown, keyOf) }
    })
    return c.json(page)
  })
  routes.post(
    '/',
    answers(OverbookPermission, 'It is permitted, and written down.', 201),
    wrong('A field says what cannot be.', 422),
    jsonBody(OverbookInput),
    async (c) => {
      const wanted = { body: c.req.valid('json'), actor: c.get('actor') }
      return c.json(await permit(chairflow, wanted), 201)
    },
  )
  routes.get('/:id', answers(OverbookPermission, 'As it stands.'), wrong('Not known.', 404), (c) =>
    c.json(runtime.store.read((tx) => view(tx, c.req.param('id'), clock.now()))),
  )
  routes.delete('/:id', wrong('Not known.', 404), wrong('It was used.', 409), async (c) => {
    await revoke(chairflow, { id: c.req.param('id'), actor: c.get('actor') })
    return c.body(null, 204)
  })
  return routes
}
