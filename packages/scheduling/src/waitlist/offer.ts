import type { LocationId, PatientId, ProviderId, RoomId, ServiceId } from '../ids.ts'

/**
 * How an offer ended. `offered`: not yet. `lost`: they said yes and somebody was faster, or it was
 * too late. `expired`: no answer in their time. `closed`: the slot was gone before their time was up.
 */
export const offerStatuses = [
  'offered',
  'accepted',
  'declined',
  'lost',
  'expired',
  'closed',
] as const
export type OfferStatus = (typeof offerStatuses)[number]

/** One person asked once about one slot; instants in milliseconds UTC. */
export type Offer = {
  readonly id: string
  readonly executionId: string
  readonly patientId: PatientId
  readonly serviceId: ServiceId
  readonly locationId: LocationId
  readonly providerId: ProviderId
  readonly roomId: RoomId | null
  readonly startAt: number
  readonly endAt: number
  /** Null: that of the service. */
  readonly product: string | null
  readonly offeredAt: number
  readonly status: OfferStatus
  readonly answeredAt: number | null
}

/** What ranking needs to know of an offer. */
export type PastOffer = Pick<Offer, 'patientId' | 'offeredAt' | 'status'>
