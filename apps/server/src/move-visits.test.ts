import { type Capability, ConnectorError } from '@chairflow/connector-kit'
import { decideTask, scopeOf, startByHand } from '@chairflow/runtime'
import { findAppointment, listHeld, listOccupationsOf } from '@chairflow/store'
import { afterEach, describe, expect, test } from 'vitest'
import { createApp } from './app.ts'
import { type Clinic, openClinic, visit } from './testing/clinic.ts'
import { publish, requestFlows } from './testing/publish.ts'
import { tellAppointment } from './testing/tell-appointment.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
/** Tuesday, the day after the clinic opens, 9 AM in Austin. */
const TUESDAY = Date.UTC(2026, 10, 24, 15)
const booked = visit('7000', TUESDAY)
const LEE = '21'
const MARTINEZ = '22'

let clinic: Clinic
afterEach(() => clinic.close())

async function open(pmsCapabilities?: readonly Capability[]) {
  clinic = await openClinic(pmsCapabilities === undefined ? {} : { pmsCapabilities })
  await requestFlows(clinic, 'DELETE', '/flw_gap_fill')
  clinic.vendors.calendar.push(booked)
  await tellAppointment(clinic, booked)
}

describe('a visit that a flow gives to another provider', () => {
  test('is changed once in the practice system and is so here at once, with what it takes', async () => {
    await open()
    await run('reassign')
    expect(moves()).toEqual([`7000 to ${MARTINEZ} at 0`])
    expect(outcomes()).toEqual(['moved'])
    expect(known()).toMatchObject({ providerId: 'prv_martinez', startAt: TUESDAY })
    expect(taken()).toEqual(['provider prv_martinez', 'room room_t1', 'patient pat_13'])
  })

  test('when the answer is lost after it was done, is found again and not changed a second time', async () => {
    await open()
    clinic.vendors.moveFaults.push({ error: problem('unknown'), afterWrite: true })
    await run('reassign')
    await clinic.pass(2 * MINUTE_MS)
    expect(moves()).toEqual([`7000 to ${MARTINEZ} at 0`])
    expect(outcomes()).toEqual(['moved'])
    expect(known()?.providerId).toBe('prv_martinez')
  })

  test('when the answer is lost and a life of Chairflow ends before it is looked up, neither', async () => {
    await open()
    clinic.vendors.moveFaults.push({ error: problem('unknown'), afterWrite: true })
    clinic.vendors.outage.asking = problem('unknown')
    await run('reassign')
    expect(outcomes()).toEqual([null])
    expect(spokenFor()).toContain('prv_martinez')
    await clinic.restart()
    clinic.vendors.outage.asking = null
    await clinic.pass(2 * MINUTE_MS)
    expect(moves()).toHaveLength(1)
    expect(outcomes()).toEqual(['moved'])
  })

  test('when it surely was not done, is changed by the next try', async () => {
    await open()
    clinic.vendors.moveFaults.push({ error: problem('unknown'), afterWrite: false })
    await run('reassign')
    await clinic.pass(2 * MINUTE_MS)
    await clinic.pass(2 * MINUTE_MS)
    expect(moves()).toEqual([`7000 to ${MARTINEZ} at 0`])
    expect(outcomes()).toEqual(['moved'])
  })

  test('keeps both places taken until the practice system has answered', async () => {
    await open()
    clinic.vendors.moveFaults.push({ error: problem('not-sent'), afterWrite: false })
    await run('reassign')
    expect(taken()).toContain('provider prv_lee')
    expect(spokenFor()).toContain('prv_martinez')
    await clinic.pass(2 * MINUTE_MS)
    expect(spokenFor()).toEqual([])
  })

  test('is left alone when staff changed it in the practice system first', async () => {
    await open()
    clinic.vendors.calendar.splice(-1, 1, { ...booked, providerExternalId: '23' })
    await run('reassign')
    expect(moves()).toEqual([])
    expect(outcomes()).toEqual(['conflict'])
    expect(spokenFor()).toEqual([])
  })

  test('is judged again: who is out by then does not get it, and nothing is asked', async () => {
    await open()
    await run('reassign', { before: () => isOut('prv_martinez') })
    expect(moves()).toEqual([])
    expect(outcomes()).toEqual(['conflict'])
    expect(clinic.journalOf(clinic.executions()[0]?.id ?? '').join()).toContain('NP Martinez: Away')
  })

  test('gets its other room too, and where the practice system keeps it the front desk is told', async () => {
    await open()
    await run('reassign', { room: 'room_t2' })
    expect(known()?.roomId).toBe('room_t2')
    expect(clinic.openTasks()).toEqual([])
    await clinic.close()
    await open()
    clinic.vendors.keepsRooms.yes = true
    await run('reassign', { room: 'room_t2' })
    expect(outcomes()).toEqual(['moved'])
    expect(clinic.openTasks()[0]?.body).toContain(
      'kept its room. Please put it into The room there',
    )
  })
})

describe('a visit that a flow gives another time', () => {
  test('moves, and its old time is free again', async () => {
    await open()
    await run('reschedule', { startAt: TUESDAY + 15 * MINUTE_MS, provider: 'prv_lee' })
    expect(moves()).toEqual([`7000 to ${LEE} at 15`])
    expect(outcomes()).toEqual(['moved'])
    expect(known()).toMatchObject({ startAt: TUESDAY + 15 * MINUTE_MS })
  })

  test('does not move onto somebody else', async () => {
    await open()
    const other = {
      ...visit('7001', TUESDAY + HOUR_MS),
      patient: { externalId: '100000101', firstName: 'A', lastName: 'B', phone: null, email: null },
    }
    clinic.vendors.calendar.push(other)
    await tellAppointment(clinic, other)
    await run('reschedule', { startAt: TUESDAY + HOUR_MS, provider: 'prv_lee' })
    expect(moves()).toEqual([])
    expect(outcomes()).toEqual(['conflict'])
  })
})

describe('where the practice system cannot be told', () => {
  const reads = ['appointments.read', 'booking.write'] as const

  test('the front desk is asked with everything filled in, and the flow goes on when it is done', async () => {
    await open(reads)
    await run('reassign')
    const [task] = clinic.openTasks()
    expect(task?.title).toBe(
      'Please move a visit: Neuromodulator injection, Tuesday, November 24, 9:00 AM',
    )
    expect(task?.body).toContain('Chloe Bennett, +15125550122 (booking 7000)')
    expect(task?.body).toMatch(/with Dr\. Lee .*To: .*with NP Martinez/s)
    expect(task?.body).toContain('Fake practice system cannot be told to give a visit to somebody')
    expect(spokenFor()).toContain('prv_martinez')
    await decide(task?.id, 'moved')
    expect(outcomes()).toEqual(['moved'])
    expect(spokenFor()).toEqual([])
    expect(moves()).toEqual([])
  })

  test('and goes another way when it cannot be done', async () => {
    await open(reads)
    await run('reassign')
    await decide(clinic.openTasks()[0]?.id, 'not')
    expect(outcomes()).toEqual(['conflict'])
  })

  test('another time alone may be what it can be told', async () => {
    await open([...reads, 'booking.reschedule'])
    await run('reschedule', { startAt: TUESDAY + HOUR_MS, provider: 'prv_lee' })
    expect(moves()).toEqual([`7000 to ${LEE} at 60`])
    expect(clinic.openTasks()).toEqual([])
  })

  test('nobody does it before the visit: the flow says so instead of waiting on', async () => {
    await open(reads)
    await run('reassign')
    await clinic.pass(25 * HOUR_MS)
    expect(outcomes()).toEqual(['failed'])
  })
})

type Wish = {
  readonly startAt?: number
  readonly provider?: string
  readonly room?: string
  readonly before?: () => Promise<unknown>
}

/** A person starts a flow that moves the visit to the slot they give it. */
async function run(does: 'reassign' | 'reschedule', wish: Wish = {}) {
  const flowId = await publish(clinic, flowThat(does))
  await wish.before?.()
  const { runtime } = clinic.chairflow
  const scope = runtime.store.read((tx) => {
    const found = known()
    return found === undefined ? null : scopeOf(tx, found, clinic.clock.now())
  })
  if (scope === null) throw new Error('the visit is not known')
  const startAt = wish.startAt ?? TUESDAY
  const provider = wish.provider ?? 'prv_martinez'
  const slot = {
    ...scope.slot,
    startAt,
    endAt: startAt + 30 * MINUTE_MS,
    provider: { id: provider, name: provider === 'prv_lee' ? 'Dr. Lee' : 'NP Martinez' },
    room: { id: wish.room ?? 'room_t1', name: 'The room' },
  }
  await startByHand(runtime, {
    flowId,
    actor: 'Ann',
    input: {},
    appointment: { ...scope, slot },
  })
  await runtime.settle()
}

function flowThat(does: string) {
  const end = (outcome: string) => ({ id: `n_${outcome}`, type: 'end', v: 1, config: { outcome } })
  const to = (port: string, outcome: string) => ({
    id: `e_${port}`,
    from: 'n_move',
    port,
    to: `n_${outcome}`,
  })
  const config = { does, person: 'patient', slot: 'slot', visit: 'appointment.id' }
  return {
    nodes: [
      { id: 'n_hand', type: 'manual', v: 1, config: { about: 'appointment', inputs: [] } },
      { id: 'n_move', type: 'book-appointment', v: 1, config },
      end('moved'),
      end('conflict'),
      end('failed'),
    ],
    edges: [
      { id: 'e_1', from: 'n_hand', port: 'next', to: 'n_move' },
      to('booked', 'moved'),
      to('conflict', 'conflict'),
      to('failed', 'failed'),
    ],
    settings: {},
  }
}

async function isOut(resourceId: string) {
  const at = { startAt: TUESDAY - HOUR_MS, endAt: TUESDAY + 8 * HOUR_MS }
  const body = JSON.stringify({ resourceKind: 'provider', resourceId, ...at, reason: '' })
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body }
  await createApp(clinic.chairflow).request('/api/v1/time-off', init)
}

async function decide(id: string | undefined, choice: string) {
  const decision = { id: id ?? '', choice, by: 'Ann', text: null }
  await decideTask(clinic.chairflow.runtime, decision)
  await clinic.chairflow.runtime.settle()
}

function moves() {
  return clinic.vendors.moves.map(
    ({ externalId, after }) =>
      `${externalId} to ${after.providerExternalId} at ${(after.startAt - TUESDAY) / MINUTE_MS}`,
  )
}

function outcomes() {
  return clinic.executions().map(({ outcome }) => outcome)
}

function known() {
  const key = { connectionId: 'mindbody', externalId: '7000' }
  return clinic.chairflow.runtime.store.read((tx) => findAppointment(tx, key))
}

/** What the visit takes in the calendar. */
function taken() {
  const source = { source: 'appointment', sourceId: known()?.id ?? '' } as const
  return clinic.chairflow.runtime.store
    .read((tx) => listOccupationsOf(tx, source))
    .map(({ kind, resourceId }) => `${kind} ${resourceId}`)
}

/** Whom we hold, or are about to book. */
function spokenFor() {
  const week = { startAt: TUESDAY, endAt: TUESDAY + 7 * 24 * HOUR_MS, at: clinic.clock.now() }
  return clinic.chairflow.runtime.store
    .read((tx) => listHeld(tx, week))
    .flatMap(({ kind, resourceId }) => (kind === 'provider' ? [resourceId] : []))
}

function problem(certainty: 'unknown' | 'not-sent'): ConnectorError {
  const failure = { code: 'service-fault', blame: 'service', message: 'A test says no.' } as const
  return new ConnectorError(failure, { certainty })
}
