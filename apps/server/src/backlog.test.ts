import { afterEach, beforeEach, expect, test } from 'vitest'
import { createApp } from './app.ts'
import { type Clinic, openClinic, visit } from './testing/clinic.ts'

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic({}, {}, { largestBacklog: 3 })
})
afterEach(() => clinic.close())

test('when too much waits to be dealt with, senders are told to come again, until it is done', async () => {
  const { runtime } = clinic.chairflow
  await runtime.stop()
  await accept('1', '2')
  expect(runtime.isBacklogged()).toBe(false)
  clinic.clock.advance(1000)
  await accept('3')
  expect(runtime.isBacklogged()).toBe(true)
  const refused = await hook()
  expect(refused.status).toBe(503)
  expect(refused.headers.get('retry-after')).toBe('5')
  await runtime.start()
  await runtime.settle()
  clinic.clock.advance(1000)
  expect(runtime.isBacklogged()).toBe(false)
  expect((await hook()).status).toBe(200)
})

async function accept(...ids: readonly string[]): Promise<void> {
  const occurredAt = clinic.clock.now()
  const events = ids.map((externalId) => {
    const appointment = visit(externalId, occurredAt + 86_400_000)
    const told = { type: 'appointment-changed', change: 'booked', externalId, appointment } as const
    return { ...told, dedupeKey: externalId, occurredAt }
  })
  await clinic.chairflow.runtime.ingest('mindbody', events)
}

function hook(): Promise<Response> {
  const headers = { 'x-signature': 'right' }
  const request = { method: 'POST', headers, body: '[]' }
  return Promise.resolve(createApp(clinic.chairflow).request('/hooks/pms/mindbody', request))
}
