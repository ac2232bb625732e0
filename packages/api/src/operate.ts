import { type Static, Type as T } from 'typebox'

/** Executions that wait until a flow is resumed. */
export const Kept = T.Object({ kept: T.Integer() })
export type Kept = Static<typeof Kept>

export const ResumeFlow = T.Object({ kept: T.Enum(['start', 'discard']) })

/** One thing that somebody did with a flow as a whole; executions have journals of their own. */
export const FlowLogLine = T.Object({
  at: T.String(),
  actor: T.String(),
  kind: T.Enum(['published', 'rolled-back', 'paused', 'resumed']),
  text: T.String(),
})
export type FlowLogLine = Static<typeof FlowLogLine>
export const FlowLog = T.Object({ items: T.Array(FlowLogLine), nextCursor: T.Null() })

/** `input` holds what the flow's trigger asks for, by name. */
export const StartFlow = T.Object({
  input: T.Record(T.String({ maxLength: 100 }), T.Unknown()),
  appointmentId: T.Optional(T.String({ minLength: 1 })),
})
export const StartedFlow = T.Object({ executionId: T.String() })
export type StartedFlow = Static<typeof StartedFlow>
