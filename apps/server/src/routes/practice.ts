import {
  ConnectHr,
  type Connection,
  Connection as ConnectionSchema,
  type Message,
} from '@chairflow/api'
import {
  listAppointments,
  listMessages,
  listPatients,
  type MessageTable,
  type Tx,
} from '@chairflow/store'
import { type Context, Hono } from 'hono'
import type { Chairflow } from '../chairflow.ts'
import { answers } from '../described.ts'
import { limitOf } from '../paging.ts'
import { connectHr, HR_CONNECTION } from '../practice/connect-hr.ts'
import { appointmentView } from '../practice/practice-views.ts'
import { jsonBody } from '../validated.ts'

const DAY_MS = 24 * 60 * 60_000

/** The practice as Chairflow knows it. */
export function practiceRoutes(chairflow: Chairflow): Hono {
  const { runtime } = chairflow
  const list = (read: (tx: Tx) => readonly unknown[]) => (c: Context) =>
    c.json({ items: runtime.store.read(read), nextCursor: null })
  return new Hono()
    .get('/patients', list(listPatients))
    .get('/appointments', (c) => {
      const now = runtime.host.ports.clock.now()
      const range = { startAt: now - DAY_MS, endAt: now + 14 * DAY_MS }
      const read = (tx: Tx) =>
        listAppointments(tx, range).map((appointment) => appointmentView(tx, appointment))
      return list(read)(c)
    })
    .get('/messages', (c) => {
      const wanted = { phone: c.req.query('phone'), limit: limitOf(c) }
      return list((tx) => listMessages(tx, wanted).map(messageView))(c)
    })
    .put(
      '/connections/hr',
      answers(ConnectionSchema, 'The HR system may call /hooks/hr/hr, signed with this key.'),
      jsonBody(ConnectHr),
      async (c) => {
        await connectHr(chairflow, c.req.valid('json'))
        return c.json(connectionViews(chairflow).find(({ id }) => id === HR_CONNECTION))
      },
    )
    .get('/connections', (c) => c.json({ items: connectionViews(chairflow), nextCursor: null }))
}

function messageView(row: MessageTable): Message {
  const { id, direction, phone, body, status, executionId } = row
  return { id, direction, phone, body, status, at: new Date(row.at).toISOString(), executionId }
}

function connectionViews({ runtime }: Chairflow): readonly Connection[] {
  return runtime.connections.all().map(({ id, kind, connector }) => ({
    id,
    connector: connector.id,
    kind,
    name: connector.title,
    capabilities: [...connector.capabilities],
  }))
}
