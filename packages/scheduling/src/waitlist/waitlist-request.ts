import type { LocationId, PatientId, ProviderId, ServiceId } from '../ids.ts'
import type { Appointment } from '../records.ts'
import type { AcceptPrior } from './accept-chance.ts'
import type { PastOffer } from './offer.ts'

export const waitlistOrders = ['longest-waiting', 'best-fit', 'score'] as const
export type WaitlistOrder = (typeof waitlistOrders)[number]

/**
 * What must suit beside the service. `time`: a window contains the visit. `place`: they are known to
 * live near enough. `either` and `both` are the two of them together; `service`: nothing more.
 */
export const matchings = ['time', 'place', 'both', 'either', 'service'] as const
export type Matching = (typeof matchings)[number]

/** At most so many offers to one person in any 24 hours and any 7 days; null: no limit. */
export type OfferCaps = { readonly perDay: number | null; readonly perWeek: number | null }

export const NO_CAPS: OfferCaps = { perDay: null, perWeek: null }
export const DEFAULT_CAPS: OfferCaps = { perDay: 2, perWeek: 3 }

/** A free time, and how to look for somebody to fill it. */
export type WaitlistSearch = {
  readonly at: number
  readonly slot: {
    readonly serviceId: ServiceId
    readonly locationId: LocationId
    readonly providerId: ProviderId | null
    readonly startAt: number
    readonly endAt: number
  }
  /** IANA zone of the slot's location. */
  readonly timeZone: string
  /** Straight-line miles from a zip code to the slot's location; null when not known. */
  readonly milesFrom: (zip: string) => number | null
  readonly matching: Matching
  readonly order: WaitlistOrder
  /** With order `score`: of so many people asked, one is among those who have waited longest. */
  readonly longestOfEvery: number
  readonly caps: OfferCaps
  readonly limit: number
  /** Verdicts in the answer; the chosen come first. */
  readonly explain: number
  /** Of the people who wait; others may be left out. */
  readonly appointments: readonly Appointment[]
  readonly offers: readonly PastOffer[]
  /** E.164 numbers with a question open. */
  readonly busyPhones: ReadonlySet<string>
  /** E.164 numbers that said STOP. */
  readonly suppressedPhones: ReadonlySet<string>
  readonly excludePatientIds: readonly PatientId[]
  readonly prior: AcceptPrior
}
