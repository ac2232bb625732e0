import { listHeld } from '@chairflow/store'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createApp } from './app.ts'
import { type Clinic, openClinic } from './testing/clinic.ts'
import { publish, requestFlows } from './testing/publish.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic()
  await requestFlows(clinic, 'DELETE', '/flw_gap_fill')
})
afterEach(() => clinic.close())

test('two flows want one slot: one holds it, the other hears what stands in the way', async () => {
  await publish(clinic, holding('wait'))
  await publish(clinic, holding('wait'))
  await clinic.cancel()
  expect(statuses()).toEqual(['finished taken', 'waiting null'])
  const taken = clinic.executions().find(({ outcome }) => outcome === 'taken')
  expect(clinic.journalOf(taken?.id ?? '').join(' ')).toContain(
    'It cannot be held: Dr. Lee was booked for it meanwhile.',
  )
  expect(kinds()).toEqual(['patient', 'provider', 'room'])
})

test('a hold ends with its flow, or when its minutes are over, whatever comes first', async () => {
  await publish(clinic, holding('wait'))
  await clinic.cancel()
  expect(kinds()).not.toEqual([])
  await clinic.pass(30 * MINUTE_MS - 1)
  expect(kinds()).not.toEqual([])
  await clinic.pass(1)
  expect(kinds()).toEqual([])
  expect(statuses()).toEqual(['waiting null'])
  await clinic.pass(HOUR_MS)
  expect(statuses()).toEqual(['finished held'])
})

test('what is held is booked by the flow that holds it; the calendar then says so, and nothing is held twice', async () => {
  await publish(clinic, holding('book'))
  await clinic.cancel()
  expect(statuses()).toEqual(['finished booked'])
  expect(kinds()).toEqual([])
  expect(clinic.vendors.bookings).toHaveLength(1)
  const startAt = clinic.clock.now() + 4 * HOUR_MS
  const { verdicts } = await match({ serviceId: 'svc_neuromodulator', startAt })
  const lee = verdicts.find(({ provider }: Verdict) => provider.id === 'prv_lee')
  expect(lee).toMatchObject({ isEligible: false })
})

test('the first free time is found, held and booked', async () => {
  await publish(clinic, finding({}))
  await clinic.cancel()
  expect(statuses()).toEqual(['finished booked'])
  expect(clinic.vendors.bookings).toMatchObject([{ serviceExternalId: '110' }])
  expect(journal()).toMatch(/\d+ free times, the first with .+ today at/)
})

test('where there is no free time, the journal says why and what would help', async () => {
  await publish(clinic, finding({ days: 1, noticeMinutes: 24 * 60 - 1 }))
  await clinic.cancel()
  expect(statuses()).toEqual(['finished none'])
  expect(journal()).toContain('There is no free time: ')
  expect(clinic.vendors.bookings).toEqual([])
})

function journal(): string {
  return clinic.journalOf(clinic.executions()[0]?.id ?? '').join(' ')
}

/** Looks for a time, holds the first, books it. */
function finding(change: object) {
  const node = (id: string, type: string, config: object) => ({ id, type, v: 1, config })
  const edge = (from: string, port: string, to: string) => ({
    id: `e_${from}_${port}`,
    ...{ from, port, to },
  })
  const search = {
    service: 'service',
    patient: 'patient',
    days: 3,
    noticeMinutes: 60,
    where: 'this-location',
    atMostMiles: 15,
    most: 3,
    ...change,
  }
  return {
    nodes: [
      node('n_start', 'appointment-event', { events: ['cancelled'] }),
      node('n_find', 'find-availability', search),
      node('n_hold', 'hold-slot', { slot: 'steps.n_find.slot', minutes: 10 }),
      node('n_book', 'book-appointment', { person: 'patient', slot: 'steps.n_hold.slot' }),
      node('n_booked', 'end', { outcome: 'booked' }),
      node('n_none', 'end', { outcome: 'none' }),
    ],
    edges: [
      edge('n_start', 'next', 'n_find'),
      edge('n_find', 'found', 'n_hold'),
      edge('n_find', 'nothing', 'n_none'),
      edge('n_hold', 'held', 'n_book'),
      edge('n_hold', 'taken', 'n_none'),
      edge('n_book', 'booked', 'n_booked'),
      edge('n_book', 'conflict', 'n_none'),
    ],
    settings: {},
  }
}

type Verdict = { readonly provider: { readonly id: string } }

async function match(body: object) {
  const response = await createApp(clinic.chairflow).request('/api/v1/match', {
    method: 'POST',
    headers: { 'content-type': 'application/json', host: '127.0.0.1' },
    body: JSON.stringify(body),
  })
  return response.json()
}

/** Holds the slot that a cancellation freed for half an hour, then asks for two hours or books it. */
function holding(then: 'wait' | 'book') {
  const node = (id: string, type: string, config: object) => ({ id, type, v: 1, config })
  const edge = (from: string, port: string, to: string) => ({
    id: `e_${from}_${port}`,
    ...{ from, port, to },
  })
  const question = { from: 'patient', timeoutMinutes: 90, question: 'Is that right?' }
  const booking = { person: 'patient', slot: 'steps.n_hold.slot' }
  const [later, ports] =
    then === 'wait'
      ? [node('n_then', 'wait-for-reply', question), ['yes', 'no', 'unclear', 'noReply']]
      : [node('n_then', 'book-appointment', booking), ['booked']]
  const holds = { slot: 'slot', patient: 'patient', minutes: 30 }
  return {
    nodes: [
      node('n_start', 'appointment-event', { events: ['cancelled'] }),
      node('n_hold', 'hold-slot', holds),
      later,
      node('n_done', 'end', { outcome: then === 'wait' ? 'held' : 'booked' }),
      node('n_taken', 'end', { outcome: 'taken' }),
    ],
    edges: [
      edge('n_start', 'next', 'n_hold'),
      edge('n_hold', 'held', 'n_then'),
      edge('n_hold', 'taken', 'n_taken'),
      ...ports.map((port) => edge('n_then', port, 'n_done')),
      ...(then === 'book' ? [edge('n_then', 'conflict', 'n_taken')] : []),
    ],
    settings: {},
  }
}

function statuses(): readonly string[] {
  return clinic
    .executions()
    .map(({ status, outcome }) => `${status} ${outcome}`)
    .sort()
}

function kinds(): readonly string[] {
  const at = clinic.clock.now()
  const span = { startAt: at, endAt: at + 24 * HOUR_MS, at }
  return clinic.chairflow.runtime.store.read((tx) =>
    listHeld(tx, span)
      .map(({ kind }) => kind)
      .sort(),
  )
}
