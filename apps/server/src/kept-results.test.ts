import { join } from 'node:path'
import { ConnectorError } from '@chairflow/connector-kit'
import {
  findAppointment,
  findProvider,
  listEvents,
  listHeld,
  listOccupations,
} from '@chairflow/store'
import SQLite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Clinic, openClinic } from './testing/clinic.ts'

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const MAYA = '+15125550110'
/** Visits that Chairflow booked itself bear these numbers in the practice system of the tests. */
const OUR_VISIT = '9000'

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic()
  await clinic.cancel()
})
afterEach(() => clinic.close())

describe('a booking that was made and that we cannot take into our own calendar', () => {
  beforeEach(() => breakOn('insert on appointment', `new.externalId = '${OUR_VISIT}'`))

  test('is made once, and the patient hears of it at once', async () => {
    await clinic.answer(MAYA, 'YES')
    await passAnHour()
    expect(clinic.vendors.bookings).toHaveLength(1)
    expect(clinic.executions()[0]).toMatchObject({ status: 'finished', outcome: 'filled' })
    expect(confirmed()).toHaveLength(1)
  })

  test('is taken in as soon as that can be done, and keeps its time until then', async () => {
    await clinic.answer(MAYA, 'YES')
    expect([ours(), taken()]).toEqual([undefined, 'booking'])
    onFile('drop trigger broken')
    await clinic.pass(6 * SECOND_MS)
    expect([ours()?.status, taken()]).toEqual(['booked', 'appointment'])
    expect(newest()).toMatchObject({ type: 'effect-settled', status: 'applied' })
    expect(clinic.openTasks()).toEqual([])
  })

  test('goes to a person after three more tries', async () => {
    await clinic.answer(MAYA, 'YES')
    for (const waitMs of [6 * SECOND_MS, MINUTE_MS, 10 * MINUTE_MS]) await clinic.pass(waitMs)
    expect(clinic.openTasks().map(({ body }) => body)).toEqual([
      'A visit was booked (“mindbody”), and Chairflow could not write it into its own calendar and lists. Please compare the calendars under Practice.',
    ])
    expect(clinic.openAlerts()).toMatchObject([{ code: 'event-fault', count: 1 }])
  })

  test('is tried on all the same, once an hour, and gives its time back then', async () => {
    await clinic.answer(MAYA, 'YES')
    for (const waitMs of [6 * SECOND_MS, MINUTE_MS, 10 * MINUTE_MS]) await clinic.pass(waitMs)
    await clinic.pass(61 * MINUTE_MS)
    expect(clinic.openTasks()).toHaveLength(1)
    onFile('drop trigger broken')
    await clinic.pass(61 * MINUTE_MS)
    expect([ours()?.status, taken()]).toEqual(['booked', 'appointment'])
  })
})

test('a booking of which its execution cannot hear is made once, and told when it can be', async () => {
  breakOn('update on execution', BOOKED)
  await clinic.answer(MAYA, 'YES')
  expect(clinic.executions()[0]).toMatchObject({ status: 'running' })
  onFile('drop trigger broken')
  await clinic.pass(6 * SECOND_MS)
  expect(clinic.vendors.bookings).toHaveLength(1)
  expect(ours()?.status).toBe('booked')
  expect(clinic.executions()[0]).toMatchObject({ status: 'finished', outcome: 'filled' })
})

test('a booking of which its execution cannot hear is told to a person, and to the execution when it can be', async () => {
  breakOn('update on execution', BOOKED)
  await clinic.answer(MAYA, 'YES')
  for (const waitMs of [6 * SECOND_MS, MINUTE_MS, 10 * MINUTE_MS]) await clinic.pass(waitMs)
  expect(clinic.openTasks().map(({ body }) => body)).toEqual([
    'A visit was booked (“mindbody”), and the flow that waits for it could not be told. Nobody may have told the patient: please see to it.',
  ])
  expect([ours()?.status, taken()]).toEqual(['booked', 'appointment'])
  onFile('drop trigger broken')
  await clinic.pass(61 * MINUTE_MS)
  expect(clinic.executions()[0]).toMatchObject({ status: 'finished', outcome: 'filled' })
})

test('a booking that was refused and of which its execution cannot hear gives its time back', async () => {
  const failure = { code: 'refused', blame: 'service', message: 'No.' } as const
  clinic.vendors.outage.pms = new ConnectorError(failure, { certainty: 'rejected' })
  breakOn('update on execution', BOOKED.replace('done', 'failed'))
  await clinic.answer(MAYA, 'YES')
  clinic.vendors.outage.pms = null
  for (const waitMs of [6 * SECOND_MS, MINUTE_MS, 10 * MINUTE_MS]) await clinic.pass(waitMs)
  expect(clinic.openTasks()[0]?.body).toContain('A visit was not booked (“mindbody”)')
  expect(bookedTimes()).toEqual([])
})

test('a booking of which nothing can be noted is not made again', async () => {
  breakOn('update on effect', "new.status = 'done'")
  await clinic.answer(MAYA, 'YES')
  await passAnHour()
  expect(clinic.vendors.bookings).toHaveLength(1)
})

test('a text that was sent and cannot be noted is not sent again', async () => {
  breakOn('update on message', "new.status = 'queued' and new.providerMessageId is not null")
  await clinic.answer(MAYA, 'YES')
  onFile('drop trigger broken')
  await clinic.pass(6 * SECOND_MS)
  expect(confirmed()).toHaveLength(1)
  expect(newest()).toMatchObject({ type: 'effect-settled', status: 'applied' })
})

test('a text that cannot be read any more is no endless loop: its step fails in the end', async () => {
  const failure = { code: 'service-down', blame: 'service', message: 'Down.' } as const
  clinic.vendors.outage.sms = new ConnectorError(failure, { certainty: 'not-sent' })
  await clinic.answer(MAYA, 'YES')
  onFile("update effect set inputJson = '{' where status = 'retry'")
  clinic.vendors.outage.sms = null
  await passAnHour()
  await clinic.pass(10 * MINUTE_MS)
  expect(confirmed()).toEqual([])
  expect(clinic.executions()[0]).toMatchObject({ status: 'finished' })
})

const BOOKED =
  "exists (select 1 from effect where activity = 'appointment.book' and status = 'done')"

function breakOn(what: string, when: string): void {
  onFile(`create trigger broken before ${what} when ${when}
    begin select raise(abort, 'broken'); end`)
}

function onFile(sql: string): void {
  const database = new SQLite(join(clinic.chairflow.config.dataFolder, 'chairflow.db'))
  database.exec(sql)
  database.close()
}

async function passAnHour(): Promise<void> {
  for (let minute = 0; minute < 60; minute += 1) await clinic.pass(MINUTE_MS)
}

function confirmed() {
  return clinic.vendors.texts.filter(
    ({ to, body }) => to === MAYA && body.includes("You're booked"),
  )
}

function ours() {
  const key = { connectionId: 'mindbody', externalId: OUR_VISIT }
  return clinic.chairflow.runtime.store.read((tx) => findAppointment(tx, key))
}

/** As what the provider's time is taken: by the booking that is on its way, or the visit. */
function taken() {
  const [booked] = clinic.vendors.bookings
  if (booked === undefined) throw new Error('nothing was booked')
  const { store } = clinic.chairflow.runtime
  return store.read((tx) => {
    const provider = findProvider(tx, { externalId: booked.providerExternalId })
    const { startAt, endAt } = booked
    const resourceId = provider?.id ?? ''
    const at = clinic.clock.now()
    return listOccupations(tx, { kind: 'provider', resourceId, startAt, endAt, at })[0]?.source
  })
}

function bookedTimes() {
  const { store } = clinic.chairflow.runtime
  const all = { startAt: 0, endAt: Number.MAX_SAFE_INTEGER, at: clinic.clock.now() }
  return store.read((tx) => listHeld(tx, all))
}

function newest() {
  const { store } = clinic.chairflow.runtime
  return store.read((tx) => listEvents(tx, { limit: 1 }))[0]
}
