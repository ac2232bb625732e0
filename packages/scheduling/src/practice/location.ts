import { type Static, Type as T } from 'typebox'
import type { LocationId } from '../ids.ts'
import { CalendarDate, ClockTime, Day, id } from './fields.ts'

/** Days on which a location is shut, first to last day. */
export const Closure = T.Object({ from: CalendarDate, until: CalendarDate, reason: T.String() })
export type Closure = Static<typeof Closure>

export const Location = T.Object({
  id: id<LocationId>(),
  externalId: T.String(),
  name: T.String(),
  address: T.String(),
  zip: T.String(),
  /** IANA. */
  timeZone: T.String(),
  hours: T.Array(T.Object({ day: Day, opens: ClockTime, closes: ClockTime })),
  closures: T.Array(Closure, { default: [] }),
})
export type Location = Static<typeof Location>
