import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Clinic, openClinic, visit } from './testing/clinic.ts'
import { callApi, close } from './testing/dispatching.ts'
import { requestFlows } from './testing/publish.ts'
import { tellAppointment } from './testing/tell-appointment.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
/** Wednesday of the week in which the clinic opens, 9 AM in Austin. */
const WEDNESDAY = Date.UTC(2026, 10, 25, 15)
const CHLOE = '+15125550122'

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic()
  await requestFlows(clinic, 'DELETE', '/flw_gap_fill')
  await clinic.cancel()
  const booked = visit('7000', WEDNESDAY)
  clinic.vendors.calendar.push(booked)
  await tellAppointment(clinic, booked)
})
afterEach(() => clinic.close())

describe.each([72, 48])('dispatch within %i hours', (hours) => {
  beforeEach(() => importAndPublish(hours))

  test('somebody else can at the same time: the visit is theirs, and nobody is asked', async () => {
    await close(clinic, 'provider', 'prv_lee', around(WEDNESDAY))
    expect(moves()).toEqual([{ providerExternalId: '22', hoursLater: 0 }])
    expect(outcomes()).toEqual(['dispatched'])
    expect(texts()).toEqual([])
  })

  test('the last time within the hours is proposed to the patient, and booked when they say yes', async () => {
    await roomsClosedFor(hours)
    expect(texts()).toEqual([
      expect.stringMatching(/^Hi Chloe, we are sorry, your visit has to move\. Would on \w+day, /),
    ])
    expect(texts().join()).not.toMatch(/neuro|inject/i)
    await clinic.answer(CHLOE, 'yes')
    expect(moves()).toMatchObject([{ hoursLater: hours }])
    expect(outcomes()).toEqual(['moved'])
  })

  test('a quarter of an hour later the front desk chooses, and the time is booked', async () => {
    await roomsClosedFor(hours + 0.25)
    expect(texts()).toEqual([])
    expect(task()?.title).toBe('Please find another time for Chloe Bennett')
    expect(task()?.body).toContain(`There is no time within ${hours} hours.`)
    expect(task()?.draftMessage).toMatch(/1\) .* 2\) .* 3\) .*We keep these free for you until/)
    expect(await held()).toHaveLength(3)
    await choose('time-1')
    expect(moves()).toMatchObject([{ hoursLater: hours + 0.25 }])
    expect(outcomes()).toEqual(['moved'])
    expect(await held()).toEqual([])
  })

  test('the drafted text is sent as the person left it, and the time of the answer is booked', async () => {
    await roomsClosedFor(hours + 0.25)
    await choose('send', 'Dear Chloe, 1, 2 or 3?')
    expect(texts()).toEqual(['Dear Chloe, 1, 2 or 3?'])
    await clinic.answer(CHLOE, 'the second please')
    expect(task()?.title).toBe('Which time suits Chloe Bennett?')
    const [, second] = await held()
    await choose('time-2')
    const [moved] = clinic.vendors.moves
    expect(moved?.after.startAt).toBe(Date.parse(second?.startAt ?? ''))
    expect(outcomes()).toEqual(['moved'])
  })

  test('the patient says no: the front desk chooses another one, also beyond the hours', async () => {
    await roomsClosedFor(hours)
    await clinic.answer(CHLOE, 'no')
    expect(task()?.body).toContain('Nobody can at its time.')
    expect(task()?.body).toMatch(/1\) .* 2\) .* 3\) /)
    await choose('time-2')
    expect(moves()[0]?.hoursLater).toBeGreaterThan(hours)
    expect(outcomes()).toEqual(['moved'])
  })

  test('the patient asks us to stop: the front desk calls instead, and the times stay kept', async () => {
    await roomsClosedFor(hours + 0.25)
    await choose('send')
    await clinic.answer(CHLOE, 'STOP')
    expect(task()?.title).toBe('Which time suits Chloe Bennett?')
    expect(await held()).toHaveLength(3)
  })

  test('nobody decides: the visit is not forgotten, the front desk is asked again', async () => {
    await roomsClosedFor(hours + 0.25)
    await clinic.pass(4 * HOUR_MS)
    expect(outcomes()).toEqual(['escalated'])
    expect(await held()).toEqual([])
    expect(clinic.openTasks().map(({ executionId }) => executionId)).toEqual([null])
  })

  test('what comes up at night waits for the morning, and so does the text', async () => {
    await clinic.pass(14 * HOUR_MS)
    await roomsClosedFor(hours)
    expect(texts()).toEqual([])
    await clinic.pass(10 * HOUR_MS)
    expect(texts()).toHaveLength(1)
  })
})

async function importAndPublish(hours: number) {
  const file = new URL(`../../../examples/flows/dispatch-${hours}h.flow.json`, import.meta.url)
  const document = JSON.parse(readFileSync(file, 'utf8'))
  const imported = await callApi(clinic, 'POST', '/flows/import', document)
  const { id, revision } = imported.body
  const { body } = await callApi(clinic, 'POST', `/flows/${id}/publish`, { revision })
  expect(body.problems).toEqual([])
}

/** No treatment room is to be had from an hour before the visit until so many hours after it. */
async function roomsClosedFor(hours: number) {
  const at = { startAt: WEDNESDAY - HOUR_MS, endAt: WEDNESDAY + hours * HOUR_MS }
  await close(clinic, 'room', 'room_t2', at)
  await close(clinic, 'room', 'room_t1', at)
}

function around(startAt: number) {
  return { startAt: startAt - HOUR_MS, endAt: startAt + HOUR_MS }
}

function task() {
  return clinic.openTasks().find(({ executionId }) => executionId !== null)
}

async function choose(choice: string, message?: string) {
  const decision = { choice, ...(message !== undefined && { message }) }
  const { status } = await callApi(clinic, 'POST', `/tasks/${task()?.id}/decide`, decision)
  expect(status).toBe(200)
}

async function held(): Promise<readonly { readonly startAt: string }[]> {
  return (await callApi(clinic, 'GET', '/holds')).body.items
}

function moves() {
  return clinic.vendors.moves.map(({ after }) => ({
    providerExternalId: after.providerExternalId,
    hoursLater: (after.startAt - WEDNESDAY) / HOUR_MS,
  }))
}

function texts() {
  return clinic.vendors.texts.map(({ body }) => body)
}

function outcomes() {
  return clinic.executions().flatMap(({ outcome }) => (outcome === null ? [] : [outcome]))
}
