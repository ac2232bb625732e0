import { pauseFlow, resumeFlow } from '@chairflow/runtime'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createApp } from '../app.ts'
import { asking } from '../testing/asking.ts'
import { type Clinic, openClinic, visit } from '../testing/clinic.ts'
import { cancelled } from '../testing/fake-vendors.ts'
import { publish } from '../testing/publish.ts'
import { tellAppointment } from '../testing/tell-appointment.ts'

const HOUR_MS = 60 * 60_000
const WINNER = '+15125550110'

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic()
})
afterEach(() => clinic.close())

test('the whole story is counted: executions by outcome, commits, tasks, the log of the database', async () => {
  expect(await read()).toContain('chairflow_executions{status="waiting",outcome="none"} 0')
  await clinic.cancel()
  await clinic.pass(11_000)
  expect(await read()).toContain('chairflow_executions{status="waiting",outcome="none"} 1')
  await clinic.answer(WINNER, 'YES')
  await clinic.pass(11_000)
  const text = await read()
  expect(text).toContain('chairflow_executions{status="waiting",outcome="none"} 0')
  expect(text).toContain('chairflow_executions{status="finished",outcome="filled"} 1')
  const happened = clinic.vendors.texts.length + clinic.vendors.bookings.length
  expect(text).toContain(`chairflow_effects{status="done"} ${happened}`)
  expect(figure(text, 'chairflow_commits_total')).toBeGreaterThan(5)
  expect(figure(text, 'chairflow_commit_jobs_count')).toBe(figure(text, 'chairflow_commits_total'))
  expect(figure(text, 'chairflow_turn_seconds_count')).toBe(figure(text, 'chairflow_commits_total'))
  expect(figure(text, 'chairflow_wal_bytes')).toBeGreaterThan(0)
  expect(figure(text, 'chairflow_store_writable')).toBe(1)
  expect(figure(text, 'chairflow_timer_overdue_seconds')).toBe(0)
})

test('what waits to start is counted by why: the flow is paused, or its limit is reached', async () => {
  const concurrency = { key: 'patient.patientId', limit: 1, onCollision: 'queue' } as const
  const flowId = await publish(clinic, asking({ concurrency }))
  for (const id of ['1', '2', '3']) {
    await tellAppointment(clinic, visit(id, clinic.clock.now() + 48 * HOUR_MS))
  }
  expect(await queued()).toEqual({ limit: 2, pause: 0 })
  await pauseFlow(clinic.chairflow.runtime, { flowId, actor: 'Ann' })
  expect(await queued()).toEqual({ limit: 0, pause: 2 })
  await resumeFlow(clinic.chairflow.runtime, { flowId, actor: 'Ann', kept: 'discard' })
  expect(await queued()).toEqual({ limit: 0, pause: 0 })
})

async function queued() {
  await clinic.pass(11_000)
  const text = await read()
  const of = (reason: string) => figure(text, `chairflow_executions_queued{reason="${reason}"}`)
  return { limit: of('limit'), pause: of('pause') }
}

test('webhooks are counted as accepted, duplicate or refused', async () => {
  const app = createApp(clinic.chairflow)
  const tell = (signature: string) =>
    app.request('/hooks/pms/mindbody', {
      method: 'POST',
      headers: { 'x-signature': signature },
      body: JSON.stringify([cancelled('5001')]),
    })
  expect((await tell('right')).status).toBe(200)
  expect((await tell('right')).status).toBe(200)
  expect((await tell('wrong')).status).toBe(401)
  await clinic.chairflow.runtime.settle()
  const text = await read()
  for (const outcome of ['accepted', 'duplicate', 'refused']) {
    expect(text).toContain(`chairflow_webhook_events_total{outcome="${outcome}"} 1`)
  }
})

test('what waits is counted: open effects, open tasks, replies that nobody waited for', async () => {
  await clinic.answer('+15125559999', 'Hello, are you open on Sunday?')
  await clinic.pass(11_000)
  const text = await read()
  expect(clinic.openTasks().map(({ kind }) => kind)).toEqual(['message'])
  expect(figure(text, 'chairflow_tasks_open')).toBe(1)
  expect(figure(text, 'chairflow_replies_unmatched')).toBe(1)
  expect(text).toContain('chairflow_effects{status="running"} 0')
  expect(text).toContain('chairflow_events_open{status="new"} 0')
})

test('no label holds a number, a name or an id, and there are few of them', async () => {
  await clinic.cancel()
  await clinic.answer(WINNER, 'YES')
  await clinic.pass(11_000)
  const text = await read()
  const labels = Array.from(text.matchAll(/\{([^}]*)\}/g), ([, inside]) => inside).join('\n')
  expect(labels).not.toMatch(/\+1512|Bennett|exe_|flw_|evt_|5001/)
  expect(text.split('\n').length).toBeLessThan(120)
})

async function read(): Promise<string> {
  const response = await createApp(clinic.chairflow).request('/metrics')
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toContain('text/plain')
  return response.text()
}

function figure(text: string, name: string): number {
  const line = text.split('\n').find((one) => one.startsWith(`${name} `))
  return Number(line?.split(' ')[1] ?? Number.NaN)
}
