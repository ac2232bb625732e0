import type { Context } from 'hono'
import { findConflict, freeRoomId } from '../booking.ts'
import { add } from '../control/appointments.ts'
import { byExternalId, type Practice } from '../practice.ts'
import { now, type Sandbox } from '../state.ts'
import { refuse } from './refuse.ts'
import { fromSiteTime, vendorAppointment } from './vendor-appointment.ts'

type Input = Readonly<Record<string, unknown>>
const REQUIRED = ['ClientId', 'LocationId', 'SessionTypeId', 'StaffId', 'StartDateTime'] as const
const MINUTE_MS = 60_000

/** AddAppointment: refuses overlaps, and answers an identical request with the same booking. */
export async function addAppointment(sandbox: Sandbox, c: Context): Promise<Response> {
  const input = await c.req.json<Input>().catch((): Input => ({}))
  const missing = REQUIRED.filter((name) => input[name] === undefined)
  if (missing.length > 0) {
    return refuse(c, 400, 'MissingRequiredFields', `Missing: ${missing.join(', ')}`)
  }
  const found = resolve(sandbox.practice, input)
  if (found.error !== null) return refuse(c, 400, found.error, 'Not found')
  const repeated = findIdentical(sandbox, input)
  if (repeated !== undefined) {
    return c.json({ Appointment: vendorAppointment(sandbox, repeated) })
  }
  const placed = place(sandbox, input, found)
  if (placed === null || placed.startAt < now(sandbox) || placed.roomId === null) {
    return refuse(c, 400, 'InvalidBookingTime', 'This time is not available.')
  }
  const conflict = findConflict(sandbox, placed)
  if (conflict === 'patient') return refuse(c, 400, 'ClientIsAlreadyBooked', 'Already booked.')
  if (conflict !== null) return refuse(c, 400, 'InvalidBookingTime', 'This time is not available.')
  return answer(sandbox, c, input, placed)
}

type Placed = Parameters<typeof findConflict>[1]

function answer(sandbox: Sandbox, c: Context, input: Input, placed: Placed): Response {
  const partnerExternalId =
    typeof input.PartnerExternalId === 'string' ? input.PartnerExternalId : null
  const notes = typeof input.Notes === 'string' ? input.Notes : ''
  if (input.Test === true) {
    const test = { ...placed, id: '0', status: 'booked', partnerExternalId, notes } as const
    return c.json({ Appointment: vendorAppointment(sandbox, test) })
  }
  const appointment = add(sandbox, placed, { partnerExternalId, notes })
  return c.json({ Appointment: vendorAppointment(sandbox, appointment) })
}

function resolve(practice: Practice, input: Input) {
  const service = byExternalId(practice.services, String(input.SessionTypeId))
  const provider = byExternalId(practice.providers, String(input.StaffId))
  const patient = byExternalId(practice.patients, String(input.ClientId))
  const location = byExternalId(practice.locations, String(input.LocationId))
  if (service === undefined) return { error: 'SessionTypeNotFound' } as const
  if (provider === undefined) return { error: 'StaffMemberNotFound' } as const
  if (patient === undefined) return { error: 'ClientNotFound' } as const
  if (location === undefined) return { error: 'InvalidLocation' } as const
  return { error: null, service, provider, patient } as const
}

type Resolved = Extract<ReturnType<typeof resolve>, { error: null }>

function place(
  sandbox: Sandbox,
  input: Input,
  { service, provider, patient }: Resolved,
): Placed | null {
  try {
    const startAt = fromSiteTime(sandbox, String(input.StartDateTime))
    const end = input.EndDateTime
    const endAt =
      typeof end === 'string'
        ? fromSiteTime(sandbox, end)
        : startAt + service.durationMinutes * MINUTE_MS
    const visit = {
      startAt,
      endAt,
      serviceId: service.id,
      providerId: provider.id,
      patientId: patient.id,
    }
    const [asked] = Array.isArray(input.ResourceIds) ? input.ResourceIds : []
    const room = byExternalId(sandbox.practice.rooms, String(asked))
    return { ...visit, roomId: room?.id ?? freeRoomId(sandbox, visit) }
  } catch {
    return null
  }
}

/** Mindbody deduplicates identical requests; the mark makes ours unlike any other. */
function findIdentical({ appointments }: Sandbox, { PartnerExternalId }: Input) {
  if (typeof PartnerExternalId !== 'string') return undefined
  return appointments.find(
    ({ partnerExternalId, status }) =>
      partnerExternalId === PartnerExternalId && status !== 'cancelled',
  )
}
