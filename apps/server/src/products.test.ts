import { ConnectorError } from '@chairflow/connector-kit'
import {
  findAppointment,
  listCredentials,
  listJournal,
  listOpenReroutes,
  saveCredential,
} from '@chairflow/store'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Clinic, openClinic } from './testing/clinic.ts'
import { publish, requestFlows } from './testing/publish.ts'
import { tellAppointment } from './testing/tell-appointment.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic()
  await requestFlows(clinic, 'DELETE', '/flw_gap_fill')
  await coverDysportOnly()
})
afterEach(() => clinic.close())

describe('certificates that cover one product alone', () => {
  test('let the visit be booked for which that product was asked for', async () => {
    await publish(clinic, rebooking('Dysport 50 units, please', asksFor))
    await clinic.cancel()
    expect(clinic.executions()[0]).toMatchObject({ outcome: 'booked' })
    expect(booked()).toMatchObject({ product: 'Dysport', status: 'booked' })
  })

  test('stand against it where another product, or none, was asked for', async () => {
    await publish(clinic, rebooking('Botox, please', asksFor))
    await publish(clinic, rebooking('Dysport 50 units, please', {}))
    await clinic.cancel()
    expect(clinic.executions().map(({ outcome }) => outcome)).toEqual(['nobody', 'nobody'])
    const [execution] = clinic.executions()
    expect(verdictsOf(execution?.id ?? '')).toContain('covers Dysport only')
  })

  test('let times be found for that product alone', async () => {
    const found = await publish(clinic, finding('Dysport', asksFor))
    const none = await publish(clinic, finding('Botox', asksFor))
    await clinic.cancel()
    const outcomes = clinic.executions().map(({ flowId, outcome }) => [flowId, outcome])
    expect(Object.fromEntries(outcomes)).toEqual({ [found]: 'booked', [none]: 'nobody' })
    expect(booked()).toMatchObject({ product: 'Dysport' })
  })
})

describe('a visit that was booked with a product', () => {
  beforeEach(async () => {
    await publish(clinic, rebooking('Dysport 50 units, please', asksFor))
    await clinic.cancel()
  })

  test('is not found unfit by its webhook, nor by the hourly look at all bookings', async () => {
    await tellOfBooking({})
    for (let hours = 0; hours < 3; hours += 1) await clinic.pass(HOUR_MS)
    expect(reroutes()).toEqual([])
    expect(booked()).toMatchObject({ product: 'Dysport' })
  })

  test('keeps the product when the practice system moves it', async () => {
    await tellOfBooking({ startAt: clinic.clock.now() + 26 * HOUR_MS })
    expect(booked()).toMatchObject({ product: 'Dysport' })
    expect(reroutes()).toEqual([])
  })

  test('is found as soon as the certificate covers it no more', async () => {
    await cover(['Botox'])
    await clinic.pass(HOUR_MS)
    expect(reroutes()).toHaveLength(1)
  })
})

test('a booking that is refused leaves no product to the next visit at its place', async () => {
  await publish(clinic, rebooking('Dysport 50 units, please', asksFor))
  const failure = { code: 'refused', blame: 'service', message: 'No.' } as const
  const refused = new ConnectorError(failure, { certainty: 'rejected' })
  clinic.vendors.bookings.push = () => {
    throw refused
  }
  await clinic.cancel()
  const [freed] = clinic.vendors.calendar
  if (freed === undefined) throw new Error('nothing was freed')
  const byHand = { ...freed, externalId: '7777', status: 'booked', patient: chloe } as const
  await tellAppointment(clinic, byHand)
  const key = { connectionId: 'mindbody', externalId: '7777' }
  const visit = clinic.chairflow.runtime.store.read((tx) => findAppointment(tx, key))
  expect(visit).toMatchObject({ status: 'booked', product: null })
})

test('news of the booking that overtake its answer know the product as well', async () => {
  let tell = () => {}
  const told = new Promise<void>((resolve) => {
    tell = resolve
  })
  await publish(clinic, rebooking('Dysport 50 units, please', asksFor))
  const { bookings } = clinic.vendors
  const { push } = bookings
  bookings.push = (...visits) => {
    const length = push.apply(bookings, visits)
    const [visit] = visits
    if (visit === undefined) return length
    const { externalId } = visit
    const news = { dedupeKey: 'early', occurredAt: clinic.clock.now(), change: 'booked' } as const
    const appointment = { ...visit, patient: chloe }
    const event = { type: 'appointment-changed', ...news, externalId, appointment } as const
    void clinic.chairflow.runtime.ingest('mindbody', [event]).then(tell)
    return length
  }
  await clinic.cancel()
  await told
  await clinic.chairflow.runtime.settle()
  expect(booked()).toMatchObject({ product: 'Dysport' })
  expect(reroutes()).toEqual([])
})

const asksFor = { product: 'steps.n_words.product' }
const chloe = {
  externalId: '100000113',
  firstName: 'Chloe',
  lastName: 'Bennett',
  phone: '+15125550122',
  email: null,
}

/** Understands the words, matches somebody for the slot that was freed, and books it. */
function rebooking(text: string, product: object) {
  return flow(text, [
    ['n_match', 'provider-match', { slot: 'slot', prefer: 'same-provider', ...product }],
    ['matched', 'nobody'],
  ])
}

/** The same with the first free time. */
function finding(text: string, product: object) {
  const wish = { days: 3, noticeMinutes: 60, where: 'this-location', atMostMiles: 15, most: 1 }
  return flow(text, [
    ['n_match', 'find-availability', { service: 'service', ...wish, ...product }],
    ['found', 'nothing'],
  ])
}

type Step = readonly [id: string, type: string, config: object]

function flow(text: string, [[id, type, config], [good, bad]]: [Step, [string, string]]) {
  const nodes = [
    ['n_start', 'appointment-event', { events: ['cancelled'] }],
    ['n_words', 'classify-service', { text, leastConfidencePercent: 60 }],
    [id, type, config],
    ['n_hold', 'hold-slot', { slot: 'steps.n_match.slot', patient: 'patient', minutes: 10 }],
    ['n_book', 'book-appointment', { person: 'patient', slot: 'steps.n_hold.slot' }],
    ['n_booked', 'end', { outcome: 'booked' }],
    ['n_nobody', 'end', { outcome: 'nobody' }],
    ['n_lost', 'end', { outcome: 'lost' }],
  ] as const
  const edges = [
    ['n_start', 'next', 'n_words'],
    ['n_words', 'understood', id],
    ['n_words', 'unclear', 'n_lost'],
    [id, good, 'n_hold'],
    ['n_hold', 'held', 'n_book'],
    ['n_hold', 'taken', 'n_lost'],
    [id, bad, 'n_nobody'],
    ['n_book', 'booked', 'n_booked'],
    ['n_book', 'conflict', 'n_lost'],
    ['n_book', 'failed', 'n_lost'],
  ] as const
  return {
    nodes: nodes.map(([id, type, config]) => ({ id, type, v: 1, config })),
    edges: edges.map(([from, port, to], index) => ({ id: `e_${index}`, from, port, to })),
    settings: {},
  }
}

function coverDysportOnly(): Promise<void> {
  return cover(['Dysport'])
}

async function cover(products: readonly string[]): Promise<void> {
  const { store } = clinic.chairflow.runtime
  await store.write((tx) => {
    for (const card of listCredentials(tx)) saveCredential(tx, { ...card, products: [...products] })
  })
}

function booked() {
  const [made] = clinic.vendors.bookings
  const key = { connectionId: 'mindbody', externalId: made?.externalId ?? '' }
  return clinic.chairflow.runtime.store.read((tx) => findAppointment(tx, key))
}

function reroutes() {
  const ours = booked()?.id
  const { store } = clinic.chairflow.runtime
  return store.read(listOpenReroutes).filter(({ appointmentId }) => appointmentId === ours)
}

async function tellOfBooking(change: { readonly startAt?: number }): Promise<void> {
  const [made] = clinic.vendors.bookings
  if (made === undefined) throw new Error('nothing was booked')
  const { startAt = made.startAt } = change
  const times = { startAt, endAt: startAt + made.endAt - made.startAt }
  const { externalId } = made
  clinic.clock.advance(MINUTE_MS)
  const news = { dedupeKey: 'told', occurredAt: clinic.clock.now(), change: 'updated' } as const
  const appointment = { ...made, ...times, patient: chloe, modifiedAt: clinic.clock.now() }
  const event = { type: 'appointment-changed', ...news, externalId, appointment } as const
  await clinic.chairflow.runtime.ingest('mindbody', [event])
  await clinic.chairflow.runtime.settle()
}

function verdictsOf(id: string): string {
  const { store } = clinic.chairflow.runtime
  return JSON.stringify(store.read((tx) => listJournal(tx, id)))
}
