import { ConnectorError } from '@chairflow/connector-kit'
import { listEvents, listMessages } from '@chairflow/store'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createApp } from './app.ts'
import { type Clinic, openClinic } from './testing/clinic.ts'
import { inbound } from './testing/fake-vendors.ts'
import { queueTexts, statusOf } from './testing/queue-effects.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const MAYA = '+15125550110'

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic()
})
afterEach(() => clinic.close())

describe('a reply whose webhook never came', () => {
  test('is found by asking, and counts', async () => {
    await clinic.cancel()
    write('YES', 'SM1')
    await clinic.pass(3 * MINUTE_MS)
    expect(clinic.vendors.bookings).toHaveLength(1)
  })

  test('while Chairflow was down is found at the start', async () => {
    await clinic.cancel()
    await clinic.pass(MINUTE_MS)
    write('YES', 'SM1')
    await clinic.restart()
    expect(clinic.vendors.bookings).toHaveLength(1)
  })

  test('is told once, whether it comes by webhook, by asking, or both', async () => {
    write('Are you open?', 'SM1')
    await clinic.pass(3 * MINUTE_MS)
    await clinic.chairflow.runtime.ingest('twilio', [inbound(MAYA, 'Are you open?', 'SM1')])
    await clinic.pass(3 * MINUTE_MS)
    await clinic.restart()
    expect(received()).toHaveLength(1)
    expect(clinic.openTasks()).toHaveLength(1)
  })

  test('is found after the carrier could not be asked for a day', async () => {
    await clinic.pass(3 * MINUTE_MS)
    clinic.vendors.outage.asking = unreachable
    write('Hello?', 'SM1')
    for (let hour = 0; hour < 24; hour += 1) await clinic.pass(HOUR_MS)
    expect(received()).toHaveLength(0)
    clinic.vendors.outage.asking = null
    for (let step = 0; step < 10; step += 1) await clinic.pass(3 * MINUTE_MS)
    expect(received()).toHaveLength(1)
  })

  test('a STOP that was missed is obeyed', async () => {
    await clinic.cancel()
    write('STOP', 'SM1')
    await clinic.pass(3 * MINUTE_MS)
    await clinic.answer('+15125550111', 'YES')
    expect(clinic.vendors.texts.filter(({ to }) => to === MAYA)).toHaveLength(1)
  })
})

describe('a reply that nobody waits for', () => {
  test('is a task, and listed with what found nobody', async () => {
    await clinic.answer(MAYA, 'Are you open on Sunday?')
    expect(clinic.openTasks()).toMatchObject([
      { kind: 'message', title: 'A patient wrote, and no flow was waiting for it' },
    ])
    expect((await events('?status=unmatched')).items).toHaveLength(1)
    expect((await events('?status=applied')).items).toHaveLength(0)
    expect((await app().request('/api/v1/events?status=lost')).status).toBe(400)
  })
})

describe('delivery news that come late', () => {
  test('settle the question about a text that was left to a person', async () => {
    await clinic.close()
    clinic = await openClinic({ repeat: 'never' })
    clinic.vendors.faults.push({ error: silence, afterWrite: true })
    const [id = ''] = await queueTexts(clinic, 1)
    expect(clinic.openTasks()).toHaveLength(1)
    await clinic.pass(2 * 24 * HOUR_MS)
    await deliver(id, 'SM-late', 'delivered')
    expect(clinic.openTasks()).toHaveLength(0)
    expect(statusOf(clinic, id)).toBe('failed')
    expect(newestEvent()).toMatchObject({
      status: 'applied',
      reason: 'Proves that a text was sent that we had given up',
    })
  })

  test('keep a text from being sent again', async () => {
    clinic.vendors.faults.push({ error: silence, afterWrite: true })
    clinic.vendors.outage.asking = unreachable
    const [id = ''] = await queueTexts(clinic, 1)
    expect(statusOf(clinic, id)).toBe('unknown')
    await deliver(id, `SM-${id}`, 'sent')
    expect(statusOf(clinic, id)).toBe('done')
    expect(newestEvent()).toMatchObject({ status: 'applied' })
  })

  test('of a second copy are kept with what they mean', async () => {
    const [id = ''] = await queueTexts(clinic, 1)
    await deliver(id, 'SM-another', 'sent')
    expect(newestEvent()?.reason).toContain('took this text twice')
  })

  test('of a text we never sent change nothing', async () => {
    await deliver('exe_unknown.1.send', 'SM-strange', 'sent')
    expect(newestEvent()).toMatchObject({ status: 'ignored' })
  })
})

function write(body: string, sid: string): void {
  clinic.vendors.inbox.push({ ...inbound(MAYA, body, sid), occurredAt: clinic.clock.now() })
}

async function deliver(effectId: string, providerMessageId: string, status: 'sent' | 'delivered') {
  const dedupeKey = `${providerMessageId}:${status}`
  const type = 'message-status'
  const news = { type, dedupeKey, providerMessageId, effectId, status, errorCode: null } as const
  await clinic.chairflow.runtime.ingest('twilio', [news])
  await clinic.chairflow.runtime.settle()
}

function received() {
  const all = clinic.chairflow.runtime.store.read((tx) => listMessages(tx, { limit: 50 }))
  return all.filter(({ direction }) => direction === 'in')
}

function newestEvent() {
  return clinic.chairflow.runtime.store.read((tx) => listEvents(tx, { limit: 1 }))[0]
}

function app() {
  return createApp(clinic.chairflow)
}

async function events(query: string): Promise<{ readonly items: readonly unknown[] }> {
  const response = await app().request(`/api/v1/events${query}`)
  expect(response.status).toBe(200)
  return (await response.json()) as { readonly items: readonly unknown[] }
}

const silence = problem('unknown')
const unreachable = problem('not-sent')

function problem(certainty: 'unknown' | 'not-sent'): ConnectorError {
  const failure = { code: 'test-says-no', blame: 'service', message: 'A test says no.' } as const
  return new ConnectorError(failure, { certainty })
}
