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
  patientId: T.Union([T.String(), T.Null()]),
  startedAt: T.String(),
  endedAt: T.Union([T.String(), T.Null()]),
  /** Not started yet: it waits for its turn, or until its flow is resumed. */
  isQueued: T.Boolean(),
  /** The execution that started it, when another one did. */
  parentId: T.Union([T.String(), T.Null()]),
})
export type Execution = Static<typeof Execution>

/** One thing that happened, with the reason. */
export const JournalLine = T.Object({
  seq: T.Integer(),
  at: T.String(),
  kind: T.String({
    description:
      'queued | started | restarted | retried | moved | event | entered | arrived | decided | left | ended | finished | failed | cancelled | claim | note',
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
  /** Executions it started. */
  children: T.Array(T.Object({ id: T.String(), flowName: T.String(), status: ExecutionStatus })),
})
export type ExecutionDetail = Static<typeof ExecutionDetail>

const Reason = T.String({ minLength: 1, maxLength: 500 })

export const CancelExecution = T.Object({ reason: Reason })

/** Exactly one of flow, subject and patient says which executions are meant. */
export const CancelExecutions = T.Object(
  {
    flowId: T.Optional(T.String({ minLength: 1 })),
    subject: T.Optional(T.String({ minLength: 1 })),
    patientId: T.Optional(T.String({ minLength: 1 })),
    reason: Reason,
  },
  // A misspelt filter must not come to mean every execution.
  { additionalProperties: false },
)
export const Cancelled = T.Object({ cancelled: T.Integer() })
export type Cancelled = Static<typeof Cancelled>
