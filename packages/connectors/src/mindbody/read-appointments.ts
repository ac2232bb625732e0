import type { AppointmentFacts, AppointmentReader } from '@chairflow/connector-kit'
import { toAppointmentFacts } from './appointment-facts.ts'
import type { MindbodyClient } from './mindbody-client.ts'
import {
  AppointmentsAnswer,
  parserOf,
  unreadableAnswer,
  type VendorAppointment,
} from './mindbody-shapes.ts'
import { readClients } from './read-clients.ts'
import type { MindbodyAccount } from './settings.ts'
import { toSiteDate } from './site-time.ts'

const DAY_MS = 24 * 60 * 60_000
/** A look-up by id finds nothing unless a date range covers it (facts/pms 1.5). */
const FIND_BEFORE_MS = 60 * DAY_MS
const FIND_AFTER_MS = 400 * DAY_MS
const PAGE = 100

const parse = parserOf(AppointmentsAnswer, unreadableAnswer('appointments'))

export function createAppointmentReader(
  account: MindbodyAccount,
  client: MindbodyClient,
): AppointmentReader {
  return {
    find: async (externalId) => {
      const now = account.now()
      const range = { startAt: now - FIND_BEFORE_MS, endAt: now + FIND_AFTER_MS }
      const found = await listVendor(account, client, { ...range, appointmentIds: [externalId] })
      const exact = found.filter(({ Id }) => String(Id) === externalId)
      return (await withPatients(account, client, exact))[0]
    },
    list: async (range) => withPatients(account, client, await listVendor(account, client, range)),
  }
}

export type Wanted = {
  readonly startAt: number
  readonly endAt: number
  readonly appointmentIds?: readonly string[]
  readonly staffIds?: readonly string[]
}

/** Every page of StaffAppointments. */
export async function listVendor(
  { settings }: MindbodyAccount,
  client: MindbodyClient,
  { startAt, endAt, ...filters }: Wanted,
  signal?: AbortSignal,
): Promise<readonly VendorAppointment[]> {
  const range = {
    startDate: toSiteDate(startAt, settings.timeZone),
    endDate: toSiteDate(endAt, settings.timeZone),
  }
  const found: VendorAppointment[] = []
  let total = 1
  while (found.length < total) {
    const query = { ...range, ...filters, limit: PAGE, offset: found.length }
    const page = parse(await client.get('appointment/staffappointments', query, signal))
    found.push(...page.Appointments)
    total = page.Appointments.length === 0 ? 0 : page.PaginationResponse.TotalResults
  }
  return found
}

async function withPatients(
  { settings }: MindbodyAccount,
  client: MindbodyClient,
  appointments: readonly VendorAppointment[],
): Promise<readonly AppointmentFacts[]> {
  const ids = appointments.flatMap(({ ClientId }) => (ClientId == null ? [] : [String(ClientId)]))
  const patients = await readClients(client, ids)
  return appointments.map((appointment) => {
    const patient = patients.get(String(appointment.ClientId)) ?? null
    return toAppointmentFacts(appointment, { timeZone: settings.timeZone, patient })
  })
}
