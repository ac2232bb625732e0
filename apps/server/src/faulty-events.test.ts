import { join } from 'node:path'
import { findExecution, listEvents } from '@chairflow/store'
import SQLite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { asking } from './testing/asking.ts'
import { type Clinic, openClinic, visit } from './testing/clinic.ts'
import { publish, requestFlows } from './testing/publish.ts'
import { tellAppointment } from './testing/tell-appointment.ts'

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
const CHLOE = '+15125550122'
const STRANGER = '+15125550999'

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic()
  await requestFlows(clinic, 'DELETE', '/flw_gap_fill')
  await publish(clinic, asking({}))
  await book('7000')
})
afterEach(() => clinic.close())

describe('an event that breaks us', () => {
  test('is tried again: an answer is heard once what broke us is gone', async () => {
    breakTexts(CHLOE)
    await clinic.answer(CHLOE, 'yes')
    expect(newest()).toMatchObject({
      status: 'new',
      reason: 'Chairflow met a fault of its own with this event and tries again',
    })
    await clinic.pass(6 * SECOND_MS)
    expect(newest()).toMatchObject({ status: 'new', faults: 2 })
    onFile('drop trigger broken')
    await clinic.pass(61 * SECOND_MS)
    expect(newest()).toMatchObject({ status: 'applied' })
    expect(clinic.openTasks()).toEqual([])
  })

  test('holds up no other', async () => {
    breakTexts(STRANGER)
    await clinic.answer(STRANGER, 'hello')
    await clinic.answer(CHLOE, 'yes')
    expect(newest()).toMatchObject({ status: 'applied' })
  })

  test('goes to a person in the end: it is kept, with a task each and one alert', async () => {
    breakTexts(STRANGER)
    await clinic.answer(STRANGER, 'hello')
    await clinic.answer(STRANGER, 'anybody there?')
    for (const waitMs of [6 * SECOND_MS, 61 * SECOND_MS]) await clinic.pass(waitMs)
    expect(clinic.openTasks()).toEqual([])
    await clinic.pass(11 * MINUTE_MS)
    expect(newest()).toMatchObject({
      status: 'ignored',
      reason: 'Chairflow met a fault of its own with this event: a person deals with it',
    })
    expect(
      clinic
        .openTasks()
        .map(({ body }) => body)
        .sort(),
    ).toEqual([
      `${STRANGER} wrote “anybody there?”. No flow has heard of it: please answer.`,
      `${STRANGER} wrote “hello”. No flow has heard of it: please answer.`,
    ])
    expect(clinic.openAlerts()).toMatchObject([{ code: 'event-fault', count: 2 }])
  })

  test('that cannot even be read is kept, and goes to a person as well', async () => {
    breakTexts(STRANGER)
    await clinic.answer(STRANGER, 'hello')
    onFile(`update event set payloadJson = '{' where id = '${newest()?.id}'`)
    for (const waitMs of [6 * SECOND_MS, 61 * SECOND_MS, 11 * MINUTE_MS]) await clinic.pass(waitMs)
    expect(clinic.openTasks()).toMatchObject([
      { body: 'It came from “twilio” and cannot be read any more.' },
    ])
  })

  test('of which not even a task can be opened holds up nothing', async () => {
    breakTexts(STRANGER)
    onFile("create trigger full before insert on task begin select raise(abort, 'full'); end")
    await clinic.answer(STRANGER, 'hello')
    for (const waitMs of [6 * SECOND_MS, 61 * SECOND_MS, 11 * MINUTE_MS]) await clinic.pass(waitMs)
    expect(newest()).toMatchObject({ status: 'ignored' })
  })
})

describe('a flow that breaks us when it is to start', () => {
  test('holds up no other, and starts as soon as that can be', async () => {
    const other = await publish(clinic, asking({}))
    breakStarts(`new.flowId = '${other}'`)
    await book('7001')
    expect(started('7001')).toHaveLength(1)
    onFile('drop trigger broken')
    await clinic.pass(6 * SECOND_MS)
    expect(started('7001')).toHaveLength(2)
    expect(newest()).toMatchObject({ type: 'flow-start', status: 'applied' })
  })

  test('does not begin for a visit that was cancelled meanwhile, and knows one that was moved', async () => {
    breakStarts('true')
    const [gone, moved] = ['7001', '7002'].map((id) => visit(id, clinic.clock.now() + 48 * HOUR_MS))
    if (gone === undefined || moved === undefined) throw new Error('there are no visits')
    for (const facts of [gone, moved]) await tellAppointment(clinic, facts)
    const later = { startAt: moved.startAt + HOUR_MS, endAt: moved.endAt + HOUR_MS }
    await tellAppointment(clinic, { ...gone, status: 'cancelled' })
    await tellAppointment(clinic, { ...moved, ...later })
    onFile('drop trigger broken')
    await clinic.pass(6 * SECOND_MS)
    expect(started('7001')).toEqual([])
    expect(started('7002').map(({ id }) => scopeOf(id).appointment.startAt)).toEqual([
      later.startAt,
    ])
  })

  test('takes no place of a newer one', async () => {
    const concurrency = { key: 'patient.patientId', limit: 1, onCollision: 'replace' } as const
    const flowId = await publish(clinic, asking({ concurrency }))
    breakStarts('true')
    await book('7001')
    onFile('drop trigger broken')
    clinic.clock.advance(SECOND_MS)
    await book('7002')
    await clinic.pass(6 * SECOND_MS)
    const ours = clinic.executions().filter((one) => one.flowId === flowId)
    expect(ours).toMatchObject([{ subject: '7002', status: 'waiting' }])
  })

  test('is done by hand in the end', async () => {
    breakStarts('true')
    await book('7001')
    for (const waitMs of [6 * SECOND_MS, 61 * SECOND_MS, 11 * MINUTE_MS]) await clinic.pass(waitMs)
    expect(clinic.openTasks()).toMatchObject([
      {
        body: '“Ask” did not start for Chloe Bennett and the visit on Wednesday, November 25. Please do by hand what it does.',
      },
    ])
  })
})

test('a STOP that breaks us is obeyed from the first try on', async () => {
  breakTexts(CHLOE)
  await clinic.answer(CHLOE, 'STOP')
  const before = clinic.vendors.texts.length
  await book('7001')
  expect(clinic.vendors.texts).toHaveLength(before)
})

/** As a bug of ours would: what this number writes cannot be kept. */
function breakTexts(phone: string): void {
  onFile(`
    create trigger broken before insert on message
    when new.phone = '${phone}' and new.direction = 'in'
    begin select raise(abort, 'broken'); end`)
}

/** As a bug of ours would: executions of this flow cannot be kept. */
function breakStarts(when: string): void {
  onFile(`create trigger broken before insert on execution when ${when}
    begin select raise(abort, 'broken'); end`)
}

function started(externalId: string) {
  return clinic.executions().filter(({ subject }) => subject === externalId)
}

function scopeOf(id: string) {
  const { store } = clinic.chairflow.runtime
  const stateJson = store.read((tx) => findExecution(tx, id))?.stateJson ?? '{}'
  return JSON.parse(stateJson).scope
}

function onFile(sql: string): void {
  const database = new SQLite(join(clinic.chairflow.config.dataFolder, 'chairflow.db'))
  database.exec(sql)
  database.close()
}

function newest() {
  const { store } = clinic.chairflow.runtime
  return store.read((tx) => listEvents(tx, { limit: 1 }))[0]
}

async function book(id: string): Promise<void> {
  await tellAppointment(clinic, visit(id, clinic.clock.now() + 48 * HOUR_MS))
}
