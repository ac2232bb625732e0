import type { Activities, ActivityHandler } from '@chairflow/connector-kit'
import { answerAppointment } from './answer-appointment.ts'
import type { MindbodyClient } from './mindbody-client.ts'
import {
  AddAppointmentAnswer,
  parserOf,
  unreadableAnswer,
  type VendorAppointment,
} from './mindbody-shapes.ts'
import { partnerExternalId } from './partner-external-id.ts'
import { listVendor } from './read-appointments.ts'
import type { MindbodyAccount } from './settings.ts'
import { fromSiteTime, toSiteTime } from './site-time.ts'

type Booking = Activities['appointment.book']['input']

const parse = parserOf(AddAppointmentAnswer, unreadableAnswer('a booking'))

/**
 * AddAppointment with our effect id as PartnerExternalId, so that a booking whose answer was lost
 * is found again before anything is written twice (facts/pms 1.2).
 */
export function bookAppointment(
  account: MindbodyAccount,
  client: MindbodyClient,
): ActivityHandler<'appointment.book'> {
  const { settings } = account
  const answer = (vendor: VendorAppointment, signal: AbortSignal) =>
    answerAppointment(account, client, vendor, signal)
  return {
    settleMs: settings.settleMs,
    perform: async (booking, { effectId, signal }) => {
      const body = toRequest(booking, effectId, settings.timeZone)
      const { Appointment } = parse(await client.post('appointment/addappointment', body, signal))
      return answer(Appointment, signal)
    },
    reconcile: async (booking, { effectId, signal, takenIds }) => {
      const { startAt, endAt, providerExternalId } = booking
      const staffIds = [providerExternalId]
      const day = await listVendor(account, client, { startAt, endAt, staffIds }, signal)
      const free = day.filter(({ Id }) => !takenIds.includes(String(Id)))
      const mark = partnerExternalId(effectId)
      const ours =
        free.find(({ PartnerExternalId }) => PartnerExternalId === mark) ??
        free.find((one) => isSameVisit(one, booking, settings.timeZone))
      return ours === undefined
        ? { type: 'absent' }
        : { type: 'happened', output: await answer(ours, signal) }
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
    PartnerExternalId: partnerExternalId(effectId),
  }
}

const GONE = new Set(['Cancelled', 'LateCancelled'])

/**
 * Where the site drops the mark, by who, what, when and with whom. Another mark is another
 * booking; without one, a cancelled visit is an older one.
 */
function isSameVisit(vendor: VendorAppointment, booking: Booking, timeZone: string): boolean {
  if (vendor.PartnerExternalId || GONE.has(vendor.Status)) return false
  const asked = fromSiteTime(toSiteTime(booking.startAt, timeZone), timeZone)
  return (
    String(vendor.ClientId) === booking.patientExternalId &&
    String(vendor.StaffId) === booking.providerExternalId &&
    String(vendor.SessionTypeId) === booking.serviceExternalId &&
    fromSiteTime(vendor.StartDateTime, timeZone) === asked
  )
}
