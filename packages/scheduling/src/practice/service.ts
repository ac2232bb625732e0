import { type Static, Type as T } from 'typebox'
import type { LocationId, ServiceId } from '../ids.ts'
import { RoleSchema } from '../roles.ts'
import { CredentialRule } from './credential-rule.ts'
import { id, Minutes, Nullable } from './fields.ts'

const Length = T.Integer({ minimum: 1, maximum: 24 * 60 })
const Cents = T.Integer({ minimum: 0 })

/** What one location does differently. */
export const ServiceOverride = T.Object({
  locationId: id<LocationId>(),
  isOffered: T.Optional(T.Boolean()),
  durationMinutes: T.Optional(Length),
  bufferBeforeMinutes: T.Optional(Minutes),
  bufferAfterMinutes: T.Optional(Minutes),
  priceCents: T.Optional(Nullable(Cents)),
})
export type ServiceOverride = Static<typeof ServiceOverride>

export const Service = T.Object({
  id: id<ServiceId>(),
  externalId: T.String(),
  name: T.String(),
  category: T.String({ default: '' }),
  /** A brand, where the service is about one. */
  product: Nullable(T.String(), { default: null }),
  requirement: T.Object({
    credentials: CredentialRule,
    /** One of these roles; none named: any role. */
    roles: T.Array(RoleSchema),
  }),
  roomType: T.String(),
  /** A preferred room may be another one when none of the type is free. */
  roomNeed: T.Union([T.Literal('required'), T.Literal('preferred')], { default: 'required' }),
  /** One free device of each type. */
  equipmentTypes: T.Array(T.String(), { default: [] }),
  durationMinutes: Length,
  /** Preparing before and cleaning up after the visit: provider, room and device are taken. */
  bufferBeforeMinutes: { ...Minutes, default: 0 },
  bufferAfterMinutes: Minutes,
  priceCents: Nullable(Cents, { default: null }),
  overrides: T.Array(ServiceOverride, { default: [] }),
})
export type Service = Static<typeof Service>

/** The service as a location offers it; null where it does not. */
export function serviceAt(service: Service, locationId: LocationId): Service | null {
  const { isOffered = true, ...change } =
    service.overrides.find((override) => override.locationId === locationId) ?? {}
  return isOffered ? { ...service, ...change } : null
}
