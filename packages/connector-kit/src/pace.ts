import { type Static, Type as T } from 'typebox'

/** How fast one account may be called. A connector declares it; a connection's settings override it. */
export const Pace = T.Object({
  /** Calls per second over a longer time. */
  perSecond: T.Number({ exclusiveMinimum: 0, title: 'Calls per second' }),
  /** Calls that may follow each other at once after a quiet time. */
  burst: T.Integer({ minimum: 1, title: 'Calls at once after a quiet time' }),
  /** Calls under way at the same time. */
  atOnce: T.Integer({ minimum: 1, title: 'Calls under way at the same time' }),
})
export type Pace = Static<typeof Pace>

/** For connectors that declare none. */
export const defaultPace: Pace = { perSecond: 1_000, burst: 1_000, atOnce: 8 }
