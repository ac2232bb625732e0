import type { Activities, ActivityHandler } from '@chairflow/connector-kit'
import { toAppointmentFacts } from './appointment-facts.ts'
import type { MindbodyClient } from './mindbody-client.ts'
import { AddAppointmentAnswer, parserOf, type VendorAppointment } from './mindbody-shapes.ts'
import { listVendor } from './read-appointments.ts'
import { readClients } from './read-clients.ts'
import type { MindbodyAccount } from './settings.ts'
import { fromSiteTime, toSiteTime } from './site-time.ts'

type Booking = Activities['appointment.book']['input']

const parse = parserOf(AddAppointmentAnswer, 'a booking')

/**
 * AddAppointment with our effect id as PartnerExternalId, so that a booking whose answer was lost
 * is found again before anything is written twice (facts/pms 1.2).
 */
export function bookAppointment(
  account: MindbodyAccount,
  client: MindbodyClient,
): ActivityHandler<'appointment.book'> {
  const { settings } = account
  const answer = async (vendor: VendorAppointment) => {
    const patients = await readPatients(client, vendor)
    const patient = patients.get(String(vendor.ClientId)) ?? null
    return { appointment: toAppointmentFacts(vendor, { timeZone: settings.timeZone, patient }) }
  }
  return {
    settleMs: settings.settleMs,
    perform: async (booking, { effectId, signal }) => {
      const body = toRequest(booking, effectId, settings.timeZone)
      const { Appointment } = parse(await client.post('appointment/addappointment', body, signal))
      return answer(Appointment)
    },
    reconcile: async (booking, { effectId }) => {
      const { startAt, endAt, providerExternalId } = booking
      const staffIds = [providerExternalId]
      const day = await listVendor(account, client, { startAt, endAt, staffIds })
      const ours = day.find((one) => isOurs(one, booking, effectId, settings.timeZone))
      return ours === undefined
        ? { type: 'absent' }
        : { type: 'happened', output: await answer(ours) }
    },
  }
}

function toRequest(booking: Booking, effectId: string, timeZone: string) {
  return {
    ClientId: booking.patientExternalId,
    LocationId: Number(booking.locationExternalId),
    SessionTypeId: Number(booking.serviceExternalId),
    StaffId: Number(booking.providerExternalId),
    StartDateTime: toSiteTime(booking.startAt, timeZone),
    EndDateTime: toSiteTime(booking.endAt, timeZone),
    ...(booking.roomExternalId !== null && { ResourceIds: [Number(booking.roomExternalId)] }),
    ApplyPayment: false,
    SendEmail: false,
    Notes: 'Booked by Chairflow',
    PartnerExternalId: effectId,
  }
}

const GONE = new Set(['Cancelled', 'LateCancelled'])

/** By our mark; where the site drops the mark, by who, when and with whom. */
function isOurs(
  vendor: VendorAppointment,
  booking: Booking,
  effectId: string,
  timeZone: string,
): boolean {
  if (GONE.has(vendor.Status)) return false
  if (vendor.PartnerExternalId) return vendor.PartnerExternalId === effectId
  return (
    String(vendor.ClientId) === booking.patientExternalId &&
    String(vendor.StaffId) === booking.providerExternalId &&
    fromSiteTime(vendor.StartDateTime, timeZone) === booking.startAt
  )
}

/** The booking stands whether or not its patient can be read again just now. */
async function readPatients(client: MindbodyClient, { ClientId }: VendorAppointment) {
  try {
    return await readClients(client, ClientId == null ? [] : [String(ClientId)])
  } catch {
    return new Map<string, never>()
  }
}
