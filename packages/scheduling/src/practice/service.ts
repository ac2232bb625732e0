import { type Static, Type as T } from 'typebox'
import type { LocationId, ServiceId } from '../ids.ts'
import { RoleSchema } from '../roles.ts'
import { CredentialRule } from './credential-rule.ts'
import { id, Minutes, Nullable } from './fields.ts'

const Length = T.Integer({ minimum: 1, maximum: 24 * 60 })
const Cents = T.Integer({ minimum: 0 })

const Requirement = T.Object({
  credentials: CredentialRule,
  /** One of these roles; none named: any role. */
  roles: T.Array(RoleSchema),
})
const RoomNeed = T.Union([T.Literal('required'), T.Literal('preferred')])

/** What one location does differently; what is not named is as the service says. */
export const ServiceOverride = T.Object(
  {
    locationId: id<LocationId>(),
    isOffered: T.Optional(T.Boolean()),
    requirement: T.Optional(Requirement),
    roomType: T.Optional(T.String()),
    roomNeed: T.Optional(RoomNeed),
    equipmentTypes: T.Optional(T.Array(T.String())),
    durationMinutes: T.Optional(Length),
    bufferBeforeMinutes: T.Optional(Minutes),
    bufferAfterMinutes: T.Optional(Minutes),
    priceCents: T.Optional(Nullable(Cents)),
  },
  { additionalProperties: false },
)
export type ServiceOverride = Static<typeof ServiceOverride>

export const Service = T.Object({
  id: id<ServiceId>(),
  externalId: T.String(),
  name: T.String(),
  category: T.String({ default: '' }),
  /** A brand, where the service is about one. */
  product: Nullable(T.String(), { default: null }),
  requirement: Requirement,
  roomType: T.String(),
  /** A preferred room may be another one when none of the type is free. */
  roomNeed: { ...RoomNeed, default: 'required' },
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
  const override = service.overrides.find((one) => one.locationId === locationId)
  if (override === undefined) return service
  const { isOffered = true, locationId: _, ...change } = override
  return isOffered ? { ...service, ...change } : null
}

/** The service in each way that these locations offer it, those of the same way once. */
export function waysAt(service: Service, locationIds: readonly LocationId[]): readonly Service[] {
  const ways = [...new Set(locationIds)].map((locationId) => serviceAt(service, locationId))
  return [...new Set(ways.flatMap((here) => here ?? []))]
}
