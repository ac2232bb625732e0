import { type Static, Type as T } from 'typebox'
import type { LocationId, PatientId, ProviderId, ServiceId, WaitlistEntryId } from '../ids.ts'
import { Instant, id, Nullable } from '../practice/fields.ts'
import { TimePreference } from '../records.ts'

/** `only`: never offered anybody else. `rather`: asked earlier when it is this provider. */
export const ProviderWish = T.Object({
  providerId: id<ProviderId>(),
  strength: T.Union([T.Literal('only'), T.Literal('rather')]),
})
export type ProviderWish = Static<typeof ProviderWish>

/** `paused` keeps its place and is not asked. */
export const WaitlistStatus = T.Union([
  T.Literal('waiting'),
  T.Literal('paused'),
  T.Literal('booked'),
  T.Literal('removed'),
])
export type WaitlistStatus = Static<typeof WaitlistStatus>

export const WaitlistSource = T.Union([
  T.Literal('front-desk'),
  T.Literal('flow'),
  T.Literal('file'),
])

/** One person waiting for one service; there is no entry without a service. */
export const WaitlistEntry = T.Object({
  id: id<WaitlistEntryId>(),
  patientId: id<PatientId>(),
  serviceId: id<ServiceId>(),
  /** Where they want to come; others only within `maxMiles`. */
  locationIds: T.Array(id<LocationId>(), { minItems: 1, uniqueItems: true }),
  joinedAt: Instant,
  /** Any of these suits; none means any time. */
  windows: T.Array(TimePreference),
  /** Where they would come from; null: the patient's own zip. */
  zip: Nullable(T.String()),
  /** How far another location may be; null: only the locations named. */
  maxMiles: Nullable(T.Number({ minimum: 0 })),
  provider: Nullable(ProviderWish),
  /** How long before a visit they must know. */
  noticeMinutes: T.Integer({ minimum: 0 }),
  /** When the wish runs out; null: never. */
  expiresAt: Nullable(Instant),
  status: WaitlistStatus,
  source: WaitlistSource,
  /** Who added it: a person's name, or the flow's execution. */
  createdBy: T.String(),
  note: T.String(),
})
export type WaitlistEntry = Static<typeof WaitlistEntry>
