import { type Static, Type as T } from 'typebox'

/** Something that is not as it should be, once for each cause. Instants are RFC 3339, UTC. */
export const Alert = T.Object({
  id: T.String(),
  code: T.String(),
  /** The connection or flow it is about, or `all`. */
  subject: T.String(),
  title: T.String(),
  body: T.String(),
  /** How often it happened, or how many things it is about. */
  count: T.Integer(),
  firstAt: T.String(),
  lastAt: T.String(),
  status: T.Union([T.Literal('open'), T.Literal('closed')]),
  /** Whether it closes by itself when its cause is gone; otherwise acknowledging closes it. */
  closesItself: T.Boolean(),
  acknowledgedAt: T.Union([T.String(), T.Null()]),
  acknowledgedBy: T.Union([T.String(), T.Null()]),
  closedAt: T.Union([T.String(), T.Null()]),
  closedBecause: T.Union([T.String(), T.Null()]),
})
export type Alert = Static<typeof Alert>

export const AlertPage = T.Object({
  items: T.Array(Alert),
  nextCursor: T.Union([T.String(), T.Null()]),
})
