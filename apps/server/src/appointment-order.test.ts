import type { AppointmentFacts, AppointmentStatus, InboundEvent } from '@chairflow/connector-kit'
import { syncAppointments } from '@chairflow/runtime'
import { findAppointment, listEvents, listExecutions } from '@chairflow/store'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createApp } from './app.ts'
import { type Clinic, openClinic } from './testing/clinic.ts'

const HOUR_MS = 60 * 60_000
const PMS = 'mindbody'

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic()
  await publishListener()
})
afterEach(() => clinic.close())

describe('news of an appointment in any order', () => {
  test('with all of it told: the newest counts, and each change starts the flow at most once', async () => {
    const statuses = fc.constantFrom<AppointmentStatus>(
      'booked',
      'confirmed',
      'no-show',
      'cancelled',
    )
    const happened = fc.record({
      status: statuses,
      hour: fc.integer({ min: 0, max: 2 }),
      /** Whole seconds, as vendors tell them, so that two may share one. */
      second: fc.integer({ min: 0, max: 5 }),
    })
    const history = fc.array(happened, { minLength: 1, maxLength: 6 })
    let run = 0
    await fc.assert(
      fc.asyncProperty(history, fc.infiniteStream(fc.nat()), async (told, dice) => {
        run += 1
        const events = told.map((one, index) => news(String(10_000 + run), index, one))
        const [first, second] = [deliveryOf(events, dice), deliveryOf(events, dice)]
        const one = await deliver(first, String(10_000 + run))
        run += 1
        const renamed = second.map((event) => rename(event, String(10_000 + run)))
        const other = await deliver(renamed, String(10_000 + run))
        expect(one.state).toEqual(other.state)
        expect(told.map(({ second: at }) => at)).toContain(newestSecond(told))
        expect(statusesAt(told, newestSecond(told))).toContain(one.state?.status)
        expect(one.starts).toBeLessThanOrEqual(events.length)
      }),
      { numRuns: 60 },
    )
  })

  test('with ids only: what the practice system shows counts', async () => {
    const changes = fc.array(fc.constantFrom('booked', 'updated', 'cancelled'), {
      minLength: 1,
      maxLength: 5,
    })
    let run = 0
    await fc.assert(
      fc.asyncProperty(
        changes,
        fc.constantFrom<AppointmentStatus>('booked', 'confirmed', 'cancelled'),
        fc.infiniteStream(fc.nat()),
        async (told, truth, dice) => {
          run += 1
          const externalId = String(20_000 + run)
          clinic.vendors.calendar.push(visit(externalId, truth, 0))
          const events = told.map((change, index) => idsOnly(externalId, index, change as 'booked'))
          const { state, starts } = await deliver(deliveryOf(events, dice), externalId)
          expect(state?.status).toBe(truth)
          expect(starts).toBe(1)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('a late “booked” after “cancelled” changes nothing, and says why', async () => {
    const at = { hour: 0 } as const
    await tell(news('7001', 1, { ...at, status: 'booked', second: 10 }))
    await tell(news('7001', 2, { ...at, status: 'cancelled', second: 20 }))
    await tell(news('7001', 3, { ...at, status: 'confirmed', second: 15 }))
    expect(stateOf('7001')?.status).toBe('cancelled')
    expect(newestEvent()).toMatchObject({
      status: 'ignored',
      reason: expect.stringContaining('Older than what we know'),
    })
  })
})

describe('reading the calendar', () => {
  test('does not turn back what a webhook told while it was being read', async () => {
    clinic.vendors.calendar.push(visit('7002', 'booked', 0))
    await sync()
    await clinic.pass(HOUR_MS)
    const { promise, resolve } = Promise.withResolvers<void>()
    clinic.vendors.reading.until = promise
    const reading = sync()
    clinic.vendors.calendar.pop()
    clinic.vendors.calendar.push(visit('7002', 'cancelled', 0))
    const cancelled = { status: 'cancelled', hour: 0, second: 1 } as const
    await tell(news('7002', 1, cancelled))
    resolve()
    await reading
    await clinic.chairflow.runtime.settle()
    expect(stateOf('7002')?.status).toBe('cancelled')
    expect(startsOf('7002')).toBe(2)
  })

  test('finds a booking whose webhook was lost, and then its cancellation', async () => {
    clinic.vendors.calendar.push(visit('7003', 'booked', 0))
    await sync()
    clinic.vendors.calendar.pop()
    clinic.vendors.calendar.push(visit('7003', 'cancelled', 0))
    await clinic.pass(HOUR_MS)
    await sync()
    await clinic.chairflow.runtime.settle()
    expect(stateOf('7003')?.status).toBe('cancelled')
    expect(startsOf('7003')).toBe(2)
  })
})

type Change = Extract<InboundEvent, { type: 'appointment-changed' }>
type Happened = {
  readonly status: AppointmentStatus
  readonly hour: number
  readonly second: number
}

function news(externalId: string, index: number, { status, hour, second }: Happened): Change {
  const occurredAt = clinic.clock.now() + second * 1_000
  const change = status === 'cancelled' ? 'cancelled' : 'updated'
  const appointment = visit(externalId, status, hour)
  const dedupeKey = `${externalId}-${index}`
  return { type: 'appointment-changed', dedupeKey, occurredAt, change, externalId, appointment }
}

function idsOnly(externalId: string, index: number, change: Change['change']): Change {
  const occurredAt = clinic.clock.now() + index * 1_000
  const dedupeKey = `${externalId}-${index}`
  const type = 'appointment-changed'
  return { type, dedupeKey, occurredAt, change, externalId, appointment: null }
}

function rename(event: Change, externalId: string): Change {
  const dedupeKey = event.dedupeKey.replace(event.externalId, externalId)
  const appointment = event.appointment && { ...event.appointment, externalId }
  return { ...event, dedupeKey, externalId, appointment }
}

/** Every event at least once, some twice, in any order. */
function deliveryOf(events: readonly Change[], dice: Iterator<number>): readonly Change[] {
  const roll = () => Number(dice.next().value ?? 0)
  const doubled = events.flatMap((event) => (roll() % 3 === 0 ? [event, event] : [event]))
  const keyed = doubled.map((event) => ({ event, key: roll() }))
  return keyed.sort((one, other) => one.key - other.key).map(({ event }) => event)
}

async function deliver(events: readonly Change[], externalId: string) {
  for (const event of events) await clinic.chairflow.runtime.ingest(PMS, [event])
  await clinic.chairflow.runtime.settle()
  return { state: stateOf(externalId), starts: startsOf(externalId) }
}

async function tell(event: Change): Promise<void> {
  await deliver([event], event.externalId)
}

async function sync(): Promise<void> {
  const connected = clinic.chairflow.runtime.connections.find(PMS)
  if (connected === undefined) throw new Error('The practice system is not connected')
  await syncAppointments(clinic.chairflow.runtime, connected)
}

function newestSecond(told: readonly Happened[]): number {
  return Math.max(...told.map(({ second }) => second))
}

function statusesAt(told: readonly Happened[], second: number): readonly string[] {
  return told.filter((one) => one.second === second).map(({ status }) => status)
}

function stateOf(externalId: string) {
  const key = { connectionId: PMS, externalId }
  const found = clinic.chairflow.runtime.store.read((tx) => findAppointment(tx, key))
  return found && { status: found.status, startAt: found.startAt, endAt: found.endAt }
}

function startsOf(subject: string): number {
  return clinic.chairflow.runtime.store.read(
    (tx) => listExecutions(tx, { subject, flowId: listener, limit: 50 }).length,
  )
}

function newestEvent() {
  return clinic.chairflow.runtime.store.read((tx) => listEvents(tx, { limit: 1 }))[0]
}

function visit(externalId: string, status: AppointmentStatus, hour: number): AppointmentFacts {
  const startAt = Date.UTC(2026, 10, 25, 16 + hour)
  return {
    externalId,
    startAt,
    endAt: startAt + HOUR_MS / 2,
    status,
    serviceExternalId: '110',
    providerExternalId: '21',
    roomExternalId: '11',
    locationExternalId: '1',
    patient: {
      externalId: '100000113',
      firstName: 'Chloe',
      lastName: 'Bennett',
      phone: '+15125550122',
      email: null,
    },
  }
}

let listener = ''

/** A flow that starts at every change and ends at once, instead of the demo's. */
async function publishListener(): Promise<void> {
  await send('DELETE', '/flw_gap_fill', undefined)
  const created = await send('POST', '', { name: 'Listener' })
  listener = created.id
  const events = ['booked', 'changed', 'cancelled', 'confirmed', 'no-show']
  const logic = {
    nodes: [
      { id: 'n_start', type: 'appointment-event', v: 1, config: { events } },
      { id: 'n_end', type: 'end', v: 1, config: { outcome: 'heard' } },
    ],
    edges: [{ id: 'e_1', from: 'n_start', port: 'next', to: 'n_end' }],
    settings: {},
  }
  const document = { ...created.document, logic }
  const saved = await send('PUT', `/${listener}`, { revision: 1, document })
  const published = await send('POST', `/${listener}/publish`, { revision: saved.revision })
  expect(published.published?.version).toBe(1)
}

// biome-ignore lint/suspicious/noExplicitAny: JSON under test
async function send(method: string, path: string, body: unknown): Promise<any> {
  const headers = { 'content-type': 'application/json' }
  const init = body === undefined ? { method } : { method, headers, body: JSON.stringify(body) }
  const response = await createApp(clinic.chairflow).request(`/api/v1/flows${path}`, init)
  return response.status === 204 ? {} : response.json()
}
