import type { AppointmentFacts, AppointmentStatus, PatientFacts } from '@chairflow/connector-kit'
import type { VendorAppointment } from './mindbody-shapes.ts'
import { fromSiteTime } from './site-time.ts'

/** Mindbody's status enum in the words all vendors share (facts/pms 1.2). */
const STATUS: ReadonlyMap<string, AppointmentStatus> = new Map(
  Object.entries({
    None: 'booked',
    Requested: 'booked',
    Booked: 'booked',
    Confirmed: 'confirmed',
    Arrived: 'confirmed',
    Completed: 'completed',
    NoShow: 'no-show',
    Cancelled: 'cancelled',
    LateCancelled: 'cancelled',
  } as const),
)

export function toAppointmentFacts(
  vendor: VendorAppointment,
  { timeZone, patient }: { readonly timeZone: string; readonly patient: PatientFacts | null },
): AppointmentFacts {
  const room = vendor.Resources?.[0]
  return {
    externalId: String(vendor.Id),
    startAt: fromSiteTime(vendor.StartDateTime, timeZone),
    endAt: fromSiteTime(vendor.EndDateTime, timeZone),
    status: STATUS.get(vendor.Status) ?? 'booked',
    serviceExternalId: vendor.SessionTypeId == null ? null : String(vendor.SessionTypeId),
    providerExternalId: String(vendor.StaffId),
    roomExternalId: room === undefined ? null : String(room.Id),
    locationExternalId: String(vendor.LocationId),
    patient,
  }
}
