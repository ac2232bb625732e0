import type { Context } from 'hono'
import { byExternalId } from '../practice.ts'
import { now, type Sandbox } from '../state.ts'
import { siteTime, vendorAppointment } from './vendor-appointment.ts'

const DEFAULT_LIMIT = 100

/** Without dates only today is searched, also for appointments asked for by id. */
export function staffAppointments(sandbox: Sandbox, c: Context) {
  const today = siteTime(sandbox, now(sandbox)).slice(0, 10)
  const startDate = one(c, 'startDate')?.slice(0, 10) ?? today
  const endDate = one(c, 'endDate')?.slice(0, 10) ?? startDate
  const limit = Number(one(c, 'limit') ?? DEFAULT_LIMIT)
  const offset = Number(one(c, 'offset') ?? 0)
  const ids = many(c, 'appointmentIds')
  const staffIds = many(c, 'staffIds').map(
    (id) => byExternalId(sandbox.practice.providers, id)?.id ?? '',
  )
  const found = sandbox.appointments
    .filter(({ startAt }) => {
      const date = siteTime(sandbox, startAt).slice(0, 10)
      return startDate <= date && date <= endDate
    })
    .filter(({ id }) => ids.length === 0 || ids.includes(id))
    .filter(({ providerId }) => staffIds.length === 0 || staffIds.includes(providerId))
    .sort((a, b) => a.startAt - b.startAt)
  const page = found.slice(offset, offset + limit)
  return {
    PaginationResponse: {
      RequestedLimit: limit,
      RequestedOffset: offset,
      PageSize: page.length,
      TotalResults: found.length,
    },
    Appointments: page.map((appointment) => vendorAppointment(sandbox, appointment)),
  }
}

/** Parameters work with and without the prefix `request.`. */
function many(c: Context, name: string): readonly string[] {
  const given = c.req.queries(`request.${name}`) ?? c.req.queries(name) ?? []
  return given.flatMap((text) => text.split(','))
}

function one(c: Context, name: string): string | undefined {
  return many(c, name)[0]
}
