import type { Capability } from '@chairflow/connector-kit'
import { decideTask, scopeOf, startByHand } from '@chairflow/runtime'
import {
  findAppointment,
  listCredentials,
  listOpenReroutes,
  saveCredential,
  type Tx,
} from '@chairflow/store'
import { afterEach, describe, expect, test } from 'vitest'
import { type Clinic, openClinic, visit } from './testing/clinic.ts'
import { publish, requestFlows } from './testing/publish.ts'
import { tellAppointment } from './testing/tell-appointment.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
/** Tuesday, the day after the clinic opens, 9 AM in Austin. */
const TUESDAY = Date.UTC(2026, 10, 24, 15)
const booked = visit('7000', TUESDAY)
const MARTINEZ = '22'

let clinic: Clinic
afterEach(() => clinic.close())

/** NP Martinez may do Dysport alone; nobody knows yet what the visit is for. */
async function open(pmsCapabilities?: readonly Capability[]) {
  clinic = await openClinic(pmsCapabilities === undefined ? {} : { pmsCapabilities })
  await requestFlows(clinic, 'DELETE', '/flw_gap_fill')
  clinic.vendors.calendar.push(booked)
  await tellAppointment(clinic, booked)
  await cover('prv_martinez', ['Dysport'])
}

describe('a visit that a flow moves', () => {
  test('with a product keeps it, and stays with whoever is certified for that alone', async () => {
    await open()
    await run('reassign', { product: 'Dysport' })
    expect(known()).toMatchObject({ providerId: 'prv_martinez', product: 'Dysport' })
    await tellAppointment(clinic, { ...booked, providerExternalId: MARTINEZ, roomExternalId: '11' })
    for (let hours = 0; hours < 3; hours += 1) await clinic.pass(HOUR_MS)
    expect(reroutes()).toEqual([])
  })

  test('without one is refused to whoever is certified for one alone', async () => {
    await open()
    await run('reassign', {})
    expect(outcomes()).toEqual(['conflict'])
    expect(known()?.providerId).toBe('prv_lee')
  })

  test('with another product than before has that one from then on, also when staff move it back', async () => {
    await open()
    await run('reassign', { product: 'Dysport' })
    await cover('prv_martinez', [])
    await run('reschedule', { product: 'Xeomin', startAt: TUESDAY + HOUR_MS })
    expect(known()).toMatchObject({ startAt: TUESDAY + HOUR_MS, product: 'Xeomin' })
    await tellAppointment(clinic, { ...booked, providerExternalId: MARTINEZ })
    expect(known()).toMatchObject({ startAt: TUESDAY, product: 'Xeomin' })
  })

  test('without a word of a product keeps the one it has', async () => {
    await open()
    await run('reassign', { product: 'Dysport' })
    await run('reschedule', { startAt: TUESDAY + HOUR_MS })
    expect(outcomes()).toEqual(['moved', 'moved'])
    expect(known()).toMatchObject({ startAt: TUESDAY + HOUR_MS, product: 'Dysport' })
  })

  test('to where it is already learns the product all the same', async () => {
    await open()
    await tellAppointment(clinic, { ...booked, providerExternalId: MARTINEZ })
    await run('reassign', { product: 'Dysport' })
    expect(clinic.vendors.moves).toEqual([])
    expect(known()).toMatchObject({ providerId: 'prv_martinez', product: 'Dysport' })
    await clinic.pass(HOUR_MS)
    expect(reroutes()).toEqual([])
  })

  test('with the help of the front desk has the product when the practice system tells of it', async () => {
    await open(['appointments.read', 'booking.write'])
    await run('reassign', { product: 'Dysport' })
    const decision = { id: clinic.openTasks()[0]?.id ?? '', choice: 'moved', by: 'Ann', text: null }
    await decideTask(clinic.chairflow.runtime, decision)
    await tellAppointment(clinic, { ...booked, providerExternalId: MARTINEZ })
    expect(known()).toMatchObject({ providerId: 'prv_martinez', product: 'Dysport' })
    expect(reroutes()).toEqual([])
  })
})

test('who is booked again where their visit was cancelled is asked anew what it is for', async () => {
  await open()
  const first = { provider: 'prv_martinez', startAt: TUESDAY + 2 * HOUR_MS }
  await run('book', { ...first, product: 'Dysport' })
  const [made] = clinic.vendors.bookings
  expect(known(made?.externalId)).toMatchObject({ product: 'Dysport' })
  if (made !== undefined) await tellAppointment(clinic, { ...made, ...who, status: 'cancelled' })
  await cover('prv_martinez', [])
  await run('book', first)
  expect(outcomes()).toEqual(['moved', 'moved'])
  expect(known(clinic.vendors.bookings[1]?.externalId)).toMatchObject({ product: null })
})

const who = { patient: booked.patient }

type Wish = {
  readonly product?: string
  readonly startAt?: number
  readonly provider?: string
}

/** A person starts a flow that takes the visit to the slot they give it. */
async function run(does: 'book' | 'reassign' | 'reschedule', wish: Wish) {
  const flowId = await publish(clinic, flowThat(does))
  const { runtime } = clinic.chairflow
  const scope = runtime.store.read(scopeOfVisit)
  if (scope === null) throw new Error('the visit is not known')
  const { product: _, ...plain } = scope.slot
  const startAt = wish.startAt ?? TUESDAY
  const slot = {
    ...plain,
    startAt,
    endAt: startAt + 30 * MINUTE_MS,
    provider: { id: wish.provider ?? 'prv_martinez', name: 'NP Martinez' },
    ...(wish.product !== undefined && { product: wish.product }),
  }
  await startByHand(runtime, { flowId, actor: 'Ann', input: {}, appointment: { ...scope, slot } })
  await runtime.settle()
}

function scopeOfVisit(tx: Tx) {
  const found = findAppointment(tx, { connectionId: 'mindbody', externalId: '7000' })
  return found === undefined ? null : scopeOf(tx, found, clinic.clock.now())
}

const hold = { slot: 'slot', patient: 'patient', minutes: 10 }

function flowThat(does: string) {
  const isNew = does === 'book'
  const ways = { booked: 'moved', conflict: 'conflict', failed: 'failed' }
  const slot = isNew ? 'steps.n_hold.slot' : 'slot'
  const moving = isNew ? {} : { does, visit: 'appointment.id' }
  const edges = [
    ['n_hand', 'next', isNew ? 'n_hold' : 'n_move'],
    ...(isNew
      ? [
          ['n_hold', 'held', 'n_move'],
          ['n_hold', 'taken', 'n_conflict'],
        ]
      : []),
    ...Object.entries(ways).map(([port, outcome]) => ['n_move', port, `n_${outcome}`]),
  ]
  return {
    nodes: [
      node('n_hand', 'manual', { about: 'appointment', inputs: [] }),
      ...(isNew ? [node('n_hold', 'hold-slot', hold)] : []),
      node('n_move', 'book-appointment', { person: 'patient', slot, ...moving }),
      ...Object.values(ways).map((outcome) => node(`n_${outcome}`, 'end', { outcome })),
    ],
    edges: edges.map(([from, port, to], index) => ({ id: `e_${index}`, from, port, to })),
    settings: {},
  }
}

function node(id: string, type: string, config: object) {
  return { id, type, v: 1, config }
}

async function cover(providerId: string, products: readonly string[]) {
  await clinic.chairflow.runtime.store.write((tx) => {
    for (const card of listCredentials(tx)) {
      if (card.providerId === providerId) saveCredential(tx, { ...card, products: [...products] })
    }
  })
}

function known(externalId = '7000') {
  const key = { connectionId: 'mindbody', externalId }
  return clinic.chairflow.runtime.store.read((tx) => findAppointment(tx, key))
}

function reroutes() {
  return clinic.chairflow.runtime.store
    .read(listOpenReroutes)
    .filter(({ appointmentId }) => appointmentId === known()?.id)
}

function outcomes() {
  return clinic.executions().map(({ outcome }) => outcome)
}
