import { type Static, Type as T } from 'typebox'

/** Executions that wait until a flow is resumed. */
export const Kept = T.Object({ kept: T.Integer() })
export type Kept = Static<typeof Kept>

export const ResumeFlow = T.Object({ kept: T.Enum(['start', 'discard']) })
