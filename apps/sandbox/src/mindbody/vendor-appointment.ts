import { Temporal } from 'temporal-polyfill'
import { byId } from '../practice.ts'
import type { Appointment, Sandbox } from '../state.ts'

const STATUS = {
  booked: 'Booked',
  confirmed: 'Confirmed',
  cancelled: 'Cancelled',
  'no-show': 'NoShow',
} as const

/** Times are local to the site and carry no offset. */
export function vendorAppointment(sandbox: Sandbox, appointment: Appointment) {
  const { practice } = sandbox
  const service = byId(practice.services, appointment.serviceId)
  const provider = byId(practice.providers, appointment.providerId)
  const room = byId(practice.rooms, appointment.roomId)
  return {
    Id: Number(appointment.id),
    Status: STATUS[appointment.status],
    StartDateTime: siteTime(sandbox, appointment.startAt),
    EndDateTime: siteTime(sandbox, appointment.endAt),
    Duration: (appointment.endAt - appointment.startAt) / 60_000,
    SessionTypeId: Number(service?.externalId),
    ProgramId: 1,
    LocationId: Number(practice.locations[0]?.externalId),
    StaffId: Number(provider?.externalId),
    ClientId: byId(practice.patients, appointment.patientId)?.externalId ?? null,
    Notes: appointment.notes,
    PartnerExternalId: appointment.partnerExternalId,
    IsWaitlist: false,
    Resources: room === undefined ? [] : [{ Id: Number(room.externalId), Name: room.name }],
  }
}

export function siteTime({ timeZone }: Sandbox, instantMs: number): string {
  return Temporal.Instant.fromEpochMilliseconds(instantMs)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' })
}

/** Throws RangeError for a text that is no local time. */
export function fromSiteTime({ timeZone }: Sandbox, text: string): number {
  return Temporal.PlainDateTime.from(text.replace(/Z$/, '')).toZonedDateTime(timeZone)
    .epochMilliseconds
}
