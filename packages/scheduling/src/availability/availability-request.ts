import type { AppointmentId, LocationId, PatientId, ProviderId, ServiceId } from '../ids.ts'
import type { TimePreference } from '../records.ts'

/** Free times that are asked for: of what, when and where. */
export type AvailabilityRequest = {
  readonly serviceId: ServiceId
  /** The treatment starts at or after `from` and before `until`, UTC ms. */
  readonly from: number
  readonly until: number
  /** The present (UTC ms) and how long before its start a visit must be asked for. */
  readonly notice?: { readonly now: number; readonly minutes: number } | undefined
  /** Where; absent: at every location. See `reachablePlaces` for a patient who tells a zip. */
  readonly places?: readonly ReachablePlace[] | undefined
  /** Nobody but these. */
  readonly onlyProviderIds?: readonly ProviderId[] | undefined
  /** Named first among those who can. */
  readonly preferredProviderId?: ProviderId | null | undefined
  /** The whole treatment lies within one of these, on the wall clock of the location. */
  readonly times?: readonly TimePreference[] | undefined
  readonly patientId?: PatientId | null | undefined
  /** The product that will be used; absent: the service's own. */
  readonly product?: string | null | undefined
  /** A booking that is about to move, and so stands in nobody's way. */
  readonly moving?: AppointmentId | undefined
  /** Starts are at multiples of it since midnight, on the location's wall clock; default 15. */
  readonly stepMinutes?: number | undefined
  /** Off the grid too: as soon as somebody comes free. */
  readonly besideVisits?: boolean | undefined
  /** At most so many, the earliest; default: all. */
  readonly limit?: number | undefined
}

/** A location and how far it is from the patient, miles; null when that is not asked. */
export type ReachablePlace = {
  readonly locationId: LocationId
  readonly miles: number | null
}

/** One free time at one location. */
export type FreeSlot = {
  /** The treatment, UTC ms; set-up and clean-up lie around it. */
  readonly startAt: number
  readonly endAt: number
  readonly locationId: LocationId
  readonly miles: number | null
  /** Everybody who may and can, the preferred one first, then by name. */
  readonly providerIds: readonly ProviderId[]
}
