import { afterEach, beforeEach, expect, test } from 'vitest'
import { createApp } from './app.ts'
import { type Clinic, openClinic, visit } from './testing/clinic.ts'
import { exampleFlow } from './testing/example-flow.ts'
import { publish } from './testing/publish.ts'
import { tellAppointment } from './testing/tell-appointment.ts'

const HOUR_MS = 60 * 60_000
/** Tuesday, the day after the clinic opens, 9 AM in Austin. */
const TUESDAY = Date.UTC(2026, 10, 24, 15)
const booked = visit('7000', TUESDAY)

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic()
  await publish(clinic, exampleFlow('provider-swap'))
  clinic.vendors.calendar.push(booked)
  await tellAppointment(clinic, booked)
})
afterEach(() => clinic.close())

test('who else may take over does, at the same time, and the patient is told whom they will see', async () => {
  await out('provider', 'prv_lee')
  expect(moves()).toEqual(['7000 to 22, room 11'])
  expect(texts()).toHaveLength(1)
  expect(texts()[0]).toMatch(
    /your visit on Tuesday, November 24 at 9:00 AM is now with NP Martinez/,
  )
  expect(clinic.executions()[0]?.outcome).toBe('reassigned')
  expect(clinic.openTasks()).toEqual([])
})

test('only the room is another one: it is moved, and nobody is texted', async () => {
  await out('room', 'room_t1')
  expect(moves()).toEqual(['7000 to 21, room 12'])
  expect(texts()).toEqual([])
  expect(clinic.executions()[0]?.outcome).toBe('reassigned')
})

test('nobody else may: the front desk chooses a time that is near, and the patient is told when', async () => {
  await out('provider', 'prv_martinez')
  await out('provider', 'prv_lee')
  const [task] = clinic.openTasks()
  expect(task?.title).toContain('Another time for Chloe Bennett, Tuesday, November 24, 9:00 AM')
  expect(task?.body).toContain('Dr. Lee: Away')
  await decide(task?.id, 'time-1')
  expect(clinic.executions()[0]?.outcome).toBe('rescheduled')
  expect(texts()).toEqual([expect.stringMatching(/^Hi Chloe, your visit is now on /)])
  expect(clinic.openTasks()).toEqual([])
})

test('none of the times suits: the front desk keeps it, with all that is needed', async () => {
  await out('provider', 'prv_martinez')
  await out('provider', 'prv_lee')
  await decide(clinic.openTasks()[0]?.id, 'own')
  expect(clinic.executions()[0]?.outcome).toBe('front-desk')
  expect(clinic.openTasks().map(({ title }) => title)).toEqual([
    'A booking cannot stay: Neuromodulator injection, Tuesday, November 24, 9:00 AM',
  ])
})

async function out(resourceKind: string, resourceId: string) {
  const at = { startAt: TUESDAY - HOUR_MS, endAt: TUESDAY + 12 * HOUR_MS }
  const { status } = await post('/time-off', { resourceKind, resourceId, ...at, reason: '' })
  expect(status).toBe(201)
}

async function decide(id: string | undefined, choice: string) {
  expect((await post(`/tasks/${id}/decide`, { choice })).status).toBe(200)
}

async function post(path: string, body: object) {
  const headers = { 'content-type': 'application/json' }
  const init = { method: 'POST', headers, body: JSON.stringify(body) }
  const response = await createApp(clinic.chairflow).request(`/api/v1${path}`, init)
  await clinic.chairflow.runtime.settle()
  return response
}

function texts() {
  return clinic.vendors.texts.map(({ body }) => body)
}

function moves() {
  return clinic.vendors.moves.map(
    ({ externalId, after }) =>
      `${externalId} to ${after.providerExternalId}, room ${after.roomExternalId}`,
  )
}
