import { type Static, Type as T } from 'typebox'
import type { LocationId, ProviderId } from '../ids.ts'
import { RoleSchema } from '../roles.ts'
import { CalendarDate, ClockTime, Day, Instant, id, Minutes, Nullable } from './fields.ts'

/** Every week; one whose end is not after its start runs past midnight. */
export const Shift = T.Object({
  day: Day,
  from: ClockTime,
  to: ClockTime,
  /** Another location than the provider's home. */
  locationId: T.Optional(id<LocationId>()),
  validFrom: T.Optional(CalendarDate),
  /** The last day. */
  validUntil: T.Optional(CalendarDate),
})
export type Shift = Static<typeof Shift>

export const Provider = T.Object({
  id: id<ProviderId>(),
  externalId: T.String(),
  firstName: T.String(),
  lastName: T.String(),
  displayName: T.String(),
  roles: T.Array(RoleSchema, { minItems: 1 }),
  /** Where they are at home. */
  locationId: id<LocationId>(),
  shifts: T.Array(Shift),
  /** How far behind they are, until `runningLateUntil`. */
  runningLateMinutes: { ...Minutes, default: 0 },
  runningLateUntil: Nullable(Instant, { default: null }),
})
export type Provider = Static<typeof Provider>

/** Where somebody works, their home first. */
export function workplacesOf({ locationId, shifts }: Provider): readonly LocationId[] {
  return [...new Set([locationId, ...shifts.flatMap((shift) => shift.locationId ?? [])])]
}
