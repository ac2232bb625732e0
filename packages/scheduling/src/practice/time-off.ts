import { type Static, Type as T } from 'typebox'
import type { TimeOffId } from '../ids.ts'
import { Instant, id } from './fields.ts'

/** A provider is out, a room is closed, a device is in repair: from one instant to another. */
export const TimeOff = T.Object({
  id: id<TimeOffId>(),
  resourceKind: T.Union([T.Literal('provider'), T.Literal('room'), T.Literal('equipment')]),
  resourceId: T.String({ minLength: 1 }),
  startAt: Instant,
  endAt: Instant,
  reason: T.String(),
})
export type TimeOff = Static<typeof TimeOff>
