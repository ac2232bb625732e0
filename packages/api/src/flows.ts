import { type Static, Type as T } from 'typebox'
import { InFlightChoice, InFlightResult } from './in-flight.ts'
import { ProblemDocument } from './problem.ts'

const Problems = T.NonNullable(T.Index(ProblemDocument, T.Literal('problems')))

const Published = T.Object({
  version: T.Integer(),
  hash: T.String(),
  publishedAt: T.String({ description: 'RFC 3339, UTC' }),
  publishedBy: T.String(),
})

/** What a person fills in to start a flow by hand. */
export const ByHand = T.Object({
  needsAppointment: T.Boolean(),
  inputs: T.Array(T.Object({ name: T.String(), label: T.String(), isRequired: T.Boolean() })),
})
export type ByHand = Static<typeof ByHand>

/** One row of the list of flows. */
export const FlowSummary = T.Object({
  id: T.String(),
  name: T.String(),
  description: T.String(),
  /** Counts each saved change of the draft; sent back on save so that no edit is overwritten. */
  revision: T.Integer(),
  updatedAt: T.String(),
  published: T.Union([Published, T.Null()]),
  /** True when the draft's logic differs from the published version. */
  hasUnpublishedChanges: T.Boolean(),
  /** Executions not yet ended. */
  inFlight: T.Integer(),
  /** Those among them that wait for their turn. */
  queued: T.Integer(),
  /** Since when new executions are kept and not started; null while they start. */
  pausedAt: T.Union([T.String(), T.Null()]),
  /** What the live version asks for when it is started by hand; null when it is not. */
  byHand: T.Union([ByHand, T.Null()]),
  errors: T.Integer(),
  warnings: T.Integer(),
})
export type FlowSummary = Static<typeof FlowSummary>

/** One flow with its draft document and what the linter says about it. */
export const FlowDetail = T.Object({
  ...FlowSummary.properties,
  document: T.Unknown({ description: 'A chairflow.flow/1 document' }),
  problems: Problems,
})
export type FlowDetail = Static<typeof FlowDetail>

export const CreateFlow = T.Object({ name: T.String({ minLength: 1, maxLength: 120 }) })
export const SaveFlow = T.Object({ revision: T.Integer(), document: T.Unknown() })
export const PublishFlow = T.Object({
  revision: T.Integer(),
  note: T.Optional(T.String({ maxLength: 500 })),
  /** Without it, executions of older versions finish on theirs. */
  inFlight: T.Optional(InFlightChoice),
})
export const PublishedFlow = T.Object({ ...FlowDetail.properties, ...InFlightResult.properties })
export type PublishedFlow = Static<typeof PublishedFlow>
export const RollbackFlow = T.Object({ version: T.Integer({ minimum: 1 }) })
export const ValidateFlow = T.Object({ document: T.Unknown() })
export const Validation = T.Object({ problems: Problems })

export const FlowVersion = T.Object({
  flowId: T.String(),
  ...Published.properties,
  note: T.String(),
})
export type FlowVersion = Static<typeof FlowVersion>
export const FlowVersionDetail = T.Object({ ...FlowVersion.properties, document: T.Unknown() })
export type FlowVersionDetail = Static<typeof FlowVersionDetail>
