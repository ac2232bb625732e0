import { ConnectorError } from '@chairflow/connector-kit'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Clinic, openClinic, visit } from './testing/clinic.ts'
import { callApi, close, dispatching } from './testing/dispatching.ts'
import { publish, requestFlows } from './testing/publish.ts'
import { tellAppointment } from './testing/tell-appointment.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
/** When the clinic opens: Monday, November 23, 9 AM in Austin. */
const MONDAY = Date.UTC(2026, 10, 23, 15)
const THURSDAY = MONDAY + 72 * HOUR_MS + 15 * MINUTE_MS
const NEXT = { lookAheadHours: 72, visit: 'appointment.id', patient: 'patient' }
const AHEAD = { ...NEXT, holdMinutes: 60 }

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic()
  await requestFlows(clinic, 'DELETE', '/flw_gap_fill')
})
afterEach(() => clinic.close())

describe('nobody can at the time of the visit', () => {
  test('a time that begins exactly 72 hours from now is in time', async () => {
    await book(THURSDAY - DAY_MS)
    await publish(clinic, dispatching({ match: AHEAD }))
    await at(THURSDAY - 72 * HOUR_MS)
    await roomsClosedUntil(THURSDAY)
    expect(titles()).toEqual(['Thursday, November 26, 9:15 AM with Dr. Lee'])
  })

  test('one minute later than 72 hours it is not: a person decides', async () => {
    await book(THURSDAY - DAY_MS)
    await publish(clinic, dispatching({ match: AHEAD }))
    await at(THURSDAY - 72 * HOUR_MS - MINUTE_MS)
    await roomsClosedUntil(THURSDAY)
    expect(titles()).toEqual(['Nobody in time'])
    expect(task()?.body).toContain('no-time-within-window, room-full | 1) Thursday, November 26')
  })

  test('with 48 hours the same time is too late, counted from the visit it is in time', async () => {
    await book(THURSDAY - DAY_MS)
    await publish(clinic, dispatching({ match: { ...NEXT, lookAheadHours: 48 } }))
    const fromVisit = { lookAheadHours: 48, lookAheadFrom: 'wished-time' }
    await publish(clinic, dispatching({ match: { ...NEXT, ...fromVisit } }))
    await roomsClosedUntil(THURSDAY)
    expect(titles().toSorted()).toEqual([
      'Nobody in time',
      'Thursday, November 26, 9:15 AM with Dr. Lee',
    ])
  })

  test('a closed weekend does not count in opening hours: Friday evening to Monday morning', async () => {
    await openOnWeekdays()
    const friday = MONDAY + 4 * DAY_MS + 9 * HOUR_MS
    await book(friday + 15 * MINUTE_MS)
    const within = (lookAheadHours: number, lookAheadCounts: string) =>
      publish(clinic, dispatching({ match: { ...NEXT, lookAheadHours, lookAheadCounts } }))
    await within(2, 'business-hours')
    await within(1, 'business-hours')
    await within(48, 'wall-hours')
    await within(64, 'wall-hours')
    await at(friday)
    await roomsClosedUntil(MONDAY + 7 * DAY_MS + HOUR_MS)
    const inTime = 'Monday, November 30, 10:00 AM with Dr. Lee'
    expect(titles().toSorted()).toEqual([inTime, inTime, 'Nobody in time', 'Nobody in time'])
  })

  test('without a window the step is as it was: nobody, and nothing else is said', async () => {
    await book(THURSDAY - DAY_MS)
    const { lookAheadHours: _, ...match } = NEXT
    await expect(publish(clinic, dispatching({ match }))).rejects.toThrow('steps.n_match.slots')
  })
})

describe('nobody in time, and times that are kept', () => {
  beforeEach(async () => {
    await book(THURSDAY - DAY_MS)
    await publish(clinic, dispatching({ match: AHEAD }))
    await roomsClosedUntil(THURSDAY + HOUR_MS)
  })

  test('the draft names three real times, how long they are kept, and no treatment', async () => {
    const draft = task()?.draftMessage ?? ''
    expect(draft).toMatch(/^Hi Chloe, Lumen Aesthetics: .* 1\) Thursday, .* 2\) .* 3\) /)
    expect(draft).toContain('We keep these free for you until Monday, November 23, 10:00')
    expect(draft).not.toMatch(/neuro|inject|botox/i)
    expect(choices()).toEqual([
      expect.stringMatching(/^Thursday, November 26, 10:15 AM with /),
      expect.stringMatching(/with /),
      expect.stringMatching(/with /),
      'I take care of it',
    ])
    const journal = clinic.journalOf(clinic.executions()[0]?.id ?? '').join('\n')
    expect(journal).toContain('There is no time within 72 hours.')
    expect(journal).not.toContain('Chloe')
  })

  test('nobody else gets them meanwhile, and each is free again when its minutes are over', async () => {
    expect(await held()).toHaveLength(3)
    const [first] = await held()
    expect((await hold(first)).status).toBe(409)
    await clinic.pass(HOUR_MS)
    expect(await held()).toEqual([])
    expect((await hold(first)).status).toBe(201)
  })

  test('the one that a person chooses is booked, the others are free at once', async () => {
    const [first, second, third] = await held()
    clinic.vendors.outage.pms = notSent
    await choose('time-2')
    expect(await held()).toEqual([])
    expect((await hold(first)).status).toBe(201)
    expect((await hold(third)).status).toBe(201)
    expect((await hold(second)).status).toBe(409)
    clinic.vendors.outage.pms = null
    await clinic.pass(10 * MINUTE_MS)
    expect(titles()).toEqual(['Booked'])
    expect(clinic.vendors.moves.map(({ after }) => after.startAt)).toEqual([
      Date.parse(second?.startAt ?? ''),
    ])
  })

  test('nobody decides until the deadline: all are free, though the flow goes on', async () => {
    await clinic.close()
    clinic = await openClinic()
    await book(THURSDAY - DAY_MS)
    await publish(clinic, dispatching({ match: { ...AHEAD, holdMinutes: 1440 } }))
    await roomsClosedUntil(THURSDAY + HOUR_MS)
    expect(await held()).toHaveLength(3)
    await clinic.pass(240 * MINUTE_MS)
    expect(titles()).toEqual(['Nobody decided'])
    expect(await held()).toEqual([])
  })

  test('a person takes care of it: they are free when the flow ends', async () => {
    await choose('own')
    expect(clinic.executions().map(({ status }) => status)).toEqual(['finished'])
    expect(await held()).toEqual([])
  })

  test('chosen after its minutes, and taken by somebody else: it is told, and nothing is moved', async () => {
    const [first] = await held()
    await clinic.pass(HOUR_MS)
    await hold(first)
    await choose('time-1')
    expect(titles()).toEqual(['Taken meanwhile'])
    expect(clinic.vendors.moves).toEqual([])
  })

  test('a life of Chairflow ends in between: they are still kept, and can be chosen', async () => {
    await clinic.restart()
    expect(await held()).toHaveLength(3)
    await choose('time-1')
    expect(titles()).toEqual(['Booked'])
  })
})

test('a new visit is booked at the time that a person chooses', async () => {
  const { visit: _, ...match } = AHEAD
  await publish(clinic, dispatching({ match, books: 'create', events: ['cancelled'] }))
  await roomsClosedUntil(THURSDAY + HOUR_MS)
  await clinic.cancel()
  const [first] = await held()
  await choose('time-1')
  expect(clinic.vendors.bookings.map(({ startAt }) => startAt)).toEqual([
    Date.parse(first?.startAt ?? ''),
  ])
})

test('the device that is kept is the one that is booked, though another of its kind is taken', async () => {
  await book(THURSDAY - DAY_MS)
  await twoDevices()
  const startAt = new Date(THURSDAY + HOUR_MS).toISOString()
  await hold({ startAt, provider: { id: 'prv_martinez' } }, { roomId: 'room_t2' })
  await publish(clinic, dispatching({ match: AHEAD }))
  await roomsClosedUntil(THURSDAY + HOUR_MS)
  await choose('time-1')
  expect(titles()).toEqual(['Booked'])
})

test('where no time is found at all, the person is asked with what they have to do themselves', async () => {
  await book(THURSDAY - DAY_MS)
  await publish(clinic, dispatching({ match: AHEAD }))
  await roomsClosedUntil(MONDAY + 60 * DAY_MS)
  expect(choices()).toEqual(['I take care of it'])
  expect(task()?.body).toContain('No other time was found.')
  expect(task()?.draftMessage).toContain('Please tell us when you could come')
})

type Hold = {
  readonly startAt: string
  readonly provider: { readonly id: string }
}

/** The one visit that there is. */
async function book(startAt: number) {
  await clinic.cancel()
  const booked = visit('7000', startAt)
  clinic.vendors.calendar.push(booked)
  await tellAppointment(clinic, booked)
}

/** No treatment room is to be had: the last one that closes makes the visit impossible. */
async function roomsClosedUntil(endAt: number) {
  const startAt = clinic.clock.now() - HOUR_MS
  await close(clinic, 'room', 'room_t2', { startAt, endAt })
  await close(clinic, 'room', 'room_t1', { startAt, endAt })
}

async function openOnWeekdays() {
  const { body } = await callApi(clinic, 'GET', '/locations/loc_austin')
  const { id: _, ...location } = body
  const hours = [1, 2, 3, 4, 5].map((day) => ({ day, opens: '09:00', closes: '19:00' }))
  const { status } = await callApi(clinic, 'PUT', '/locations/loc_austin', { ...location, hours })
  expect(status).toBe(200)
}

/** The service needs one of two. */
async function twoDevices() {
  for (const name of ['Cooler 1', 'Cooler 2']) {
    const device = { name, type: 'cooler', locationId: 'loc_austin' }
    expect((await callApi(clinic, 'POST', '/equipment', device)).status).toBe(201)
  }
  const { body } = await callApi(clinic, 'GET', '/services/svc_neuromodulator')
  const { id: _, ...service } = body
  const needs = { ...service, equipmentTypes: ['cooler'] }
  expect((await callApi(clinic, 'PUT', '/services/svc_neuromodulator', needs)).status).toBe(200)
}

async function at(instant: number) {
  await clinic.pass(instant - clinic.clock.now())
}

/** What flows ask; the practice's own tasks about bookings that cannot stay are not looked at. */
function tasks() {
  return clinic.openTasks().filter(({ executionId }) => executionId !== null)
}

function task() {
  return tasks()[0]
}

function titles() {
  return tasks().map(({ title }) => title)
}

function choices(): readonly string[] {
  return JSON.parse(task()?.choicesJson ?? '[]').map(({ label }: { label: string }) => label)
}

async function choose(choice: string) {
  const { status } = await callApi(clinic, 'POST', `/tasks/${task()?.id}/decide`, { choice })
  expect(status).toBe(200)
}

async function held(): Promise<readonly Hold[]> {
  return (await callApi(clinic, 'GET', '/holds')).body.items
}

/** Somebody else wants the same time of the same provider. */
function hold(wanted: Hold | undefined, more: object = {}) {
  return callApi(clinic, 'POST', '/holds', {
    ...more,
    serviceId: 'svc_neuromodulator',
    providerId: wanted?.provider.id,
    startAt: wanted?.startAt,
    minutes: 600,
  })
}

const notSent = new ConnectorError(
  { code: 'service-fault', blame: 'service', message: 'A test says no.' },
  { certainty: 'not-sent' },
)
