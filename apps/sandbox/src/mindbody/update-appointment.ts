import type { Context } from 'hono'
import { findConflict } from '../booking.ts'
import { byExternalId, byId } from '../practice.ts'
import { type Appointment, changed, type Sandbox } from '../state.ts'
import { tellMindbodyChange } from '../webhooks/mindbody-webhook.ts'
import { refuse } from './refuse.ts'
import { fromSiteTime, vendorAppointment } from './vendor-appointment.ts'

type Input = Readonly<Record<string, unknown>>

const MINUTE_MS = 60_000

const EXECUTE: Readonly<Record<string, Appointment['status']>> = {
  confirm: 'confirmed',
  arrive: 'confirmed',
  unconfirm: 'booked',
  cancel: 'cancelled',
  latecancel: 'cancelled',
}

/** UpdateAppointment: times, provider, room, and what `Execute` names; all of it or nothing. */
export async function updateAppointment(sandbox: Sandbox, c: Context): Promise<Response> {
  const input = await c.req.json<Input>().catch((): Input => ({}))
  const appointment = sandbox.appointments.find(({ id }) => id === String(input.AppointmentId))
  if (appointment === undefined) return refuse(c, 404, 'ResourceDoesNotExist', 'Not found')
  const placed = place(sandbox, appointment, input)
  if (placed.error !== null) return refuse(c, 400, placed.error, 'This cannot be changed so.')
  const status = EXECUTE[String(input.Execute)] ?? appointment.status
  const now = { ...appointment, ...placed.change, status }
  if (input.Test === true) return c.json({ Appointment: vendorAppointment(sandbox, now) })
  Object.assign(appointment, { ...placed.change, status })
  changed(sandbox)
  void tellMindbodyChange(sandbox, status === 'cancelled' ? 'cancelled' : 'updated', appointment)
  return c.json({ Appointment: vendorAppointment(sandbox, appointment) })
}

type Placed =
  | { readonly error: string }
  | { readonly error: null; readonly change: Partial<Appointment> }

function place(sandbox: Sandbox, appointment: Appointment, input: Input): Placed {
  if (['StartDateTime', 'StaffId', 'ResourceIds'].every((name) => input[name] === undefined)) {
    return { error: null, change: {} }
  }
  if (appointment.status === 'cancelled') return { error: 'ValidationFailed' }
  const provider = providerOf(sandbox, appointment, input)
  if (provider === undefined) return { error: 'StaffMemberNotFound' }
  const room = roomOf(sandbox, appointment, input)
  if (room === undefined) return { error: 'InvalidResource' }
  const times = timesOf(sandbox, appointment, input)
  if (times === null) return { error: 'InvalidParameter' }
  const change = { ...times, ...provider, ...room }
  const conflict = findConflict(sandbox, { ...appointment, ...change }, appointment.id)
  return conflict === null ? { error: null, change } : { error: 'InvalidBookingTime' }
}

function providerOf({ practice }: Sandbox, { providerId }: Appointment, { StaffId }: Input) {
  if (StaffId === undefined) return { providerId }
  const found = byExternalId(practice.providers, String(StaffId))
  return found && { providerId: found.id }
}

function roomOf({ practice }: Sandbox, { roomId }: Appointment, { ResourceIds }: Input) {
  const [asked] = Array.isArray(ResourceIds) ? ResourceIds : []
  if (asked === undefined) return { roomId }
  const found = byExternalId(practice.rooms, String(asked))
  return found && { roomId: found.id }
}

/** As they were where none is given; without an end, the service's own length. */
function timesOf(
  sandbox: Sandbox,
  { serviceId, startAt, endAt }: Appointment,
  { StartDateTime, EndDateTime }: Input,
): Pick<Appointment, 'startAt' | 'endAt'> | null {
  if (typeof StartDateTime !== 'string') return { startAt, endAt }
  const minutes = byId(sandbox.practice.services, serviceId)?.durationMinutes
  const lengthMs = minutes === undefined ? endAt - startAt : minutes * MINUTE_MS
  try {
    const from = fromSiteTime(sandbox, StartDateTime)
    const isGiven = typeof EndDateTime === 'string'
    return {
      startAt: from,
      endAt: isGiven ? fromSiteTime(sandbox, EndDateTime) : from + lengthMs,
    }
  } catch {
    return null
  }
}
