import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { Temporal } from 'temporal-polyfill'
import { Type as T } from 'typebox'
import { Problem } from '../problem.ts'
import { readBody } from '../read-body.ts'
import { changed, now, reset, type Sandbox } from '../state.ts'
import { withOffset } from '../views.ts'
import { appointmentControls } from './appointments.ts'
import { phoneControls } from './phones.ts'

const Reset = T.Object({
  vendor: T.Literal('mindbody', { default: 'mindbody' }),
  seed: T.Optional(T.Union([T.Integer(), T.String()])),
})
const kinds = [
  'down',
  'slow',
  '429',
  '500',
  'timeout-after-write',
  'duplicate-webhook',
  'reorder',
  'none',
] as const
const NewFault = T.Object({
  target: T.Union([T.Literal('pms'), T.Literal('sms')]),
  kind: T.Union(kinds.map((kind) => T.Literal(kind))),
  rate: T.Number({ minimum: 0, maximum: 1, default: 1 }),
  seconds: T.Number({ minimum: 0, default: 60 }),
  delayMs: T.Integer({ minimum: 0, default: 5_000 }),
})
const Clock = T.Object({ now: T.Optional(T.String()), advanceMs: T.Optional(T.Integer()) })
const HEARTBEAT_MS = 15_000

/** The control API: an interface that other programs rely on. See the README. */
export function controlRoutes(sandbox: Sandbox): Hono {
  return new Hono()
    .route('/appointments', appointmentControls(sandbox))
    .route('/phones', phoneControls(sandbox))
    .get('/practice', (c) => c.json({ ...sandbox.practice, timeZone: sandbox.timeZone }))
    .get('/requests', (c) =>
      c.json({
        items: sandbox.requests.map((request) => ({
          ...request,
          at: withOffset(sandbox, request.at),
        })),
      }),
    )
    .post('/reset', async (c) => {
      const { vendor } = await readBody(c, Reset)
      reset(sandbox)
      return c.json({ vendor, appointments: sandbox.appointments.length })
    })
    .post('/faults', async (c) => {
      const { kind, target, seconds, ...fault } = await readBody(c, NewFault)
      if (kind === 'none') sandbox.faults = sandbox.faults.filter((one) => one.target !== target)
      else sandbox.faults.push({ ...fault, kind, target, until: Date.now() + seconds * 1_000 })
      return c.json({ items: sandbox.faults })
    })
    .delete('/faults', (c) => {
      sandbox.faults = []
      return c.json({ items: [] })
    })
    .post('/clock', async (c) => {
      const wanted = await readBody(c, Clock)
      if (wanted.now !== undefined) sandbox.clockOffsetMs = readInstant(wanted.now) - Date.now()
      sandbox.clockOffsetMs += wanted.advanceMs ?? 0
      changed(sandbox)
      return c.json({ now: withOffset(sandbox, now(sandbox)) })
    })
    .get('/stream', (c) =>
      streamSSE(c, async (stream) => {
        const tell = () => void stream.writeSSE({ event: 'changed', data: '' })
        sandbox.listeners.add(tell)
        stream.onAbort(() => void sandbox.listeners.delete(tell))
        while (!stream.aborted && !stream.closed) {
          await stream.writeSSE({ event: 'heartbeat', data: '' })
          await stream.sleep(HEARTBEAT_MS)
        }
        sandbox.listeners.delete(tell)
      }),
    )
}

function readInstant(text: string): number {
  try {
    return Temporal.Instant.from(text).epochMilliseconds
  } catch {
    throw new Problem(400, 'now: a time such as 2026-11-24T10:00:00-06:00.')
  }
}
