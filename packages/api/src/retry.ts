import { type Static, Type as T } from 'typebox'

/** Something that was done outside and would be done again. */
export const Repeat = T.Object({
  activity: T.String(),
  when: T.String({ description: 'RFC 3339, UTC' }),
  /** In plain words, without full phone numbers. */
  toWhom: T.String(),
  /** What it was about: the words of a text, or the visit that was booked. */
  what: T.String(),
  /** `unknown` when it is not certain that it happened. */
  status: T.Enum(['done', 'under-way', 'unknown']),
})
export type Repeat = Static<typeof Repeat>

/** What running an execution again from a step would mean. */
export const RetryPlan = T.Object({
  versions: T.Object({
    same: T.Integer(),
    /** The one that is live; null when the flow is not published any more. */
    current: T.Union([T.Integer(), T.Null()]),
  }),
  steps: T.Array(
    T.Object({
      nodeId: T.String(),
      label: T.String(),
      reached: T.Boolean(),
      /** Whether the live version has this step too. */
      inCurrent: T.Boolean(),
    }),
  ),
  /** For the step asked for; empty without one. */
  repeats: T.Array(Repeat),
})
export type RetryPlan = Static<typeof RetryPlan>

export const RetryExecution = T.Object({
  nodeId: T.String({ minLength: 1 }),
  version: T.Enum(['same', 'current']),
  /** How many repeats the person was shown; refused when it is another number by now. */
  confirmedRepeats: T.Integer({ minimum: 0 }),
})
