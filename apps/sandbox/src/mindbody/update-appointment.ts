import type { Context } from 'hono'
import { findConflict } from '../booking.ts'
import { type Appointment, changed, type Sandbox } from '../state.ts'
import { tellMindbodyChange } from '../webhooks/mindbody-webhook.ts'
import { refuse } from './refuse.ts'
import { fromSiteTime, vendorAppointment } from './vendor-appointment.ts'

type Input = Readonly<Record<string, unknown>>

const EXECUTE: Readonly<Record<string, Appointment['status']>> = {
  confirm: 'confirmed',
  arrive: 'confirmed',
  unconfirm: 'booked',
  cancel: 'cancelled',
  latecancel: 'cancelled',
}

/** UpdateAppointment: times, and what `Execute` names. */
export async function updateAppointment(sandbox: Sandbox, c: Context): Promise<Response> {
  const input = await c.req.json<Input>().catch((): Input => ({}))
  const appointment = sandbox.appointments.find(({ id }) => id === String(input.AppointmentId))
  if (appointment === undefined) return refuse(c, 404, 'ResourceDoesNotExist', 'Not found')
  const refusal = move(sandbox, c, appointment, input)
  if (refusal !== null) return refusal
  const status = EXECUTE[String(input.Execute)]
  if (status !== undefined) appointment.status = status
  changed(sandbox)
  const change = status === 'cancelled' ? 'cancelled' : 'updated'
  void tellMindbodyChange(sandbox, change, appointment)
  return c.json({ Appointment: vendorAppointment(sandbox, appointment) })
}

function move(
  sandbox: Sandbox,
  c: Context,
  appointment: Appointment,
  { StartDateTime, EndDateTime }: Input,
): Response | null {
  if (typeof StartDateTime !== 'string') return null
  try {
    const startAt = fromSiteTime(sandbox, StartDateTime)
    const lengthMs = appointment.endAt - appointment.startAt
    const endAt =
      typeof EndDateTime === 'string' ? fromSiteTime(sandbox, EndDateTime) : startAt + lengthMs
    if (findConflict(sandbox, { ...appointment, startAt, endAt }, appointment.id) !== null) {
      return refuse(c, 400, 'InvalidBookingTime', 'This time is not available.')
    }
    Object.assign(appointment, { startAt, endAt })
    return null
  } catch {
    return refuse(c, 400, 'InvalidParameter', 'StartDateTime is not a time.')
  }
}
