import { type Static, Type as T } from 'typebox'

export const ExecutionStatus = T.Union([
  T.Literal('running'),
  T.Literal('waiting'),
  T.Literal('finished'),
  T.Literal('failed'),
  T.Literal('cancelled'),
])

/** One run of one flow version for one subject. Instants are RFC 3339, UTC. */
export const Execution = T.Object({
  id: T.String(),
  flowId: T.String(),
  flowName: T.String(),
  version: T.Integer(),
  status: ExecutionStatus,
  outcome: T.Union([T.String(), T.Null()]),
  subject: T.String(),
  startedAt: T.String(),
  endedAt: T.Union([T.String(), T.Null()]),
})
export type Execution = Static<typeof Execution>

/** One thing that happened, with the reason. */
export const JournalLine = T.Object({
  seq: T.Integer(),
  at: T.String(),
  kind: T.String({
    description:
      'started | entered | decided | left | ended | failed | effect | reply | timer | claim | cancelled | note',
  }),
  nodeId: T.Union([T.String(), T.Null()]),
  /** Port and edges taken, for kind left. */
  port: T.Union([T.String(), T.Null()]),
  edgeIds: T.Array(T.String()),
  text: T.String(),
  actor: T.String(),
  data: T.Union([T.Record(T.String(), T.Unknown()), T.Null()]),
  hash: T.String(),
})
export type JournalLine = Static<typeof JournalLine>

export const ExecutionDetail = T.Object({
  ...Execution.properties,
  /** The document of the version that ran. */
  document: T.Unknown(),
  journal: T.Array(JournalLine),
  /** Nodes that are waiting now, with what for. */
  activeNodes: T.Array(T.Object({ nodeId: T.String(), waitingFor: T.String() })),
})
export type ExecutionDetail = Static<typeof ExecutionDetail>

export const CancelExecution = T.Object({
  reason: T.String({ minLength: 1, maxLength: 500 }),
})
