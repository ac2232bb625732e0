import { Hono } from 'hono'
import { Temporal } from 'temporal-polyfill'
import { Type as T } from 'typebox'
import { findConflict, freeRoomId } from '../booking.ts'
import { Problem } from '../problem.ts'
import { readBody } from '../read-body.ts'
import { type Appointment, changed, type Sandbox } from '../state.ts'
import { appointmentView } from '../views.ts'
import { tellMindbodyChange } from '../webhooks/mindbody-webhook.ts'

const MINUTE_MS = 60_000
const NewAppointment = T.Object({
  start: T.String({ description: 'ISO 8601 with offset' }),
  service: T.String({ description: 'Name or id' }),
  provider: T.String({ description: 'Name or id' }),
  patient: T.String({ description: 'Name or id' }),
})
const NewTime = T.Object({ start: T.String() })

/** What the front desk would do in the practice system; Chairflow hears of it by webhook. */
export function appointmentControls(sandbox: Sandbox): Hono {
  return new Hono()
    .get('/', (c) => {
      const sorted = [...sandbox.appointments].sort((one, other) => one.startAt - other.startAt)
      return c.json({ items: sorted.map((appointment) => appointmentView(sandbox, appointment)) })
    })
    .post('/', async (c) => {
      const appointment = book(sandbox, await readBody(c, NewAppointment))
      return c.json(appointmentView(sandbox, appointment), 201)
    })
    .get('/:id', (c) => c.json(appointmentView(sandbox, get(sandbox, c.req.param('id')))))
    .post('/:id/cancel', (c) => c.json(setStatus(sandbox, c.req.param('id'), 'cancelled')))
    .post('/:id/confirm', (c) => c.json(setStatus(sandbox, c.req.param('id'), 'confirmed')))
    .post('/:id/no-show', (c) => c.json(setStatus(sandbox, c.req.param('id'), 'no-show')))
    .post('/:id/reschedule', async (c) => {
      const { start } = await readBody(c, NewTime)
      return c.json(reschedule(sandbox, c.req.param('id'), instantOf(start)))
    })
}

function get(sandbox: Sandbox, id: string): Appointment {
  const found = sandbox.appointments.find((appointment) => appointment.id === id)
  if (found === undefined) throw new Problem(404, `There is no appointment ${id}.`)
  return found
}

function setStatus(sandbox: Sandbox, id: string, status: Appointment['status']) {
  const appointment = get(sandbox, id)
  if (appointment.status === status)
    throw new Problem(409, `Appointment ${id} is ${status} already.`)
  if (appointment.status === 'cancelled') {
    throw new Problem(409, `Appointment ${id} is cancelled and stays so.`)
  }
  appointment.status = status
  changed(sandbox)
  const change = status === 'cancelled' ? 'cancelled' : 'updated'
  void tellMindbodyChange(sandbox, change, appointment)
  return appointmentView(sandbox, appointment)
}

function reschedule(sandbox: Sandbox, id: string, startAt: number) {
  const appointment = get(sandbox, id)
  if (appointment.status === 'cancelled') throw new Problem(409, `Appointment ${id} is cancelled.`)
  const endAt = startAt + appointment.endAt - appointment.startAt
  refuseConflict(findConflict(sandbox, { ...appointment, startAt, endAt }, id))
  Object.assign(appointment, { startAt, endAt })
  changed(sandbox)
  void tellMindbodyChange(sandbox, 'updated', appointment)
  return appointmentView(sandbox, appointment)
}

function book(
  sandbox: Sandbox,
  wanted: { start: string; service: string; provider: string; patient: string },
): Appointment {
  const { practice } = sandbox
  const service = practice.services.find(({ id, name }) => [id, name].includes(wanted.service))
  const provider = practice.providers.find(({ id, displayName }) =>
    [id, displayName].includes(wanted.provider),
  )
  const patient = practice.patients.find(({ id, firstName, lastName }) =>
    [id, `${firstName} ${lastName}`].includes(wanted.patient),
  )
  if (service === undefined) throw new Problem(422, 'There is no such service.')
  if (provider === undefined) throw new Problem(422, 'There is no such provider.')
  if (patient === undefined) throw new Problem(422, 'There is no such patient.')
  const startAt = instantOf(wanted.start)
  const visit = {
    startAt,
    endAt: startAt + service.durationMinutes * MINUTE_MS,
    serviceId: service.id,
    providerId: provider.id,
    patientId: patient.id,
  }
  const placed = { ...visit, roomId: freeRoomId(sandbox, visit) }
  if (placed.roomId === null) refuseConflict('room')
  refuseConflict(findConflict(sandbox, placed))
  return add(sandbox, placed)
}

type Placed = Parameters<typeof findConflict>[1]

/** Adds an appointment and tells about it. */
export function add(
  sandbox: Sandbox,
  placed: Placed,
  {
    partnerExternalId = null,
    notes = '',
  }: { partnerExternalId?: string | null; notes?: string } = {},
): Appointment {
  const id = String(sandbox.nextAppointmentId)
  sandbox.nextAppointmentId += 1
  const appointment: Appointment = { ...placed, id, status: 'booked', partnerExternalId, notes }
  sandbox.appointments.push(appointment)
  changed(sandbox)
  void tellMindbodyChange(sandbox, 'created', appointment)
  return appointment
}

function refuseConflict(conflict: ReturnType<typeof findConflict>): void {
  if (conflict !== null) throw new Problem(409, `The ${conflict} is not free then.`)
}

function instantOf(text: string): number {
  try {
    return Temporal.Instant.from(text).epochMilliseconds
  } catch {
    throw new Problem(400, 'start: a time such as 2026-11-24T10:00:00-06:00.')
  }
}
