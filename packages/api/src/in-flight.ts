import { type Static, Type as T } from 'typebox'

/** How many executions of a version stand at a step; `nodeId` is null for those not started yet. */
export const Standing = T.Object({
  version: T.Integer(),
  nodeId: T.Union([T.String(), T.Null()]),
  label: T.String({ description: 'What the step is called in that version' }),
  count: T.Integer(),
})
export type Standing = Static<typeof Standing>

/** Executions of a flow that have not ended; one may stand at several steps. */
export const InFlight = T.Object({
  total: T.Integer(),
  /** Those among them that wait for their turn. */
  queued: T.Integer(),
  standings: T.Array(Standing),
})
export type InFlight = Static<typeof InFlight>

/** Where a step of an older version can go on in the new one. */
export const Passage = T.Union([
  /** The same step is still there. */
  T.Object({ type: T.Literal('automatic') }),
  /** Somebody has to say which of these takes its place. */
  T.Object({
    type: T.Literal('choose'),
    nodes: T.Array(T.Object({ nodeId: T.String(), label: T.String() })),
  }),
  /** The new version has no step of its kind, so its executions stay where they are. */
  T.Object({ type: T.Literal('none') }),
])
export type Passage = Static<typeof Passage>

/** A step that executions of older versions hold on to: by standing there, or by answers due there. */
export const NeededStep = T.Object({
  nodeId: T.String(),
  label: T.String(),
  count: T.Integer({ description: 'Executions that need it' }),
  passage: Passage,
})
export type NeededStep = Static<typeof NeededStep>

/** What publishing would mean for executions under way, before it happens. */
export const PublishPreview = T.Object({
  /** The number that the new version gets. */
  version: T.Integer(),
  ...InFlight.properties,
  steps: T.Array(NeededStep),
  /** Executions that can move without anybody choosing. */
  movable: T.Integer(),
})
export type PublishPreview = Static<typeof PublishPreview>

/** What becomes of executions of older versions when a new one is published. */
export const InFlightChoice = T.Union([
  T.Object({ type: T.Literal('finish') }),
  T.Object({
    type: T.Literal('move'),
    nodes: T.Record(T.String({ maxLength: 200 }), T.String({ maxLength: 200 })),
  }),
  T.Object({ type: T.Literal('stop'), reason: T.String({ minLength: 1, maxLength: 500 }) }),
])
export type InFlightChoice = Static<typeof InFlightChoice>

export const InFlightResult = T.Object({
  moved: T.Integer(),
  /** Ids of executions that stay on their version, because a step has no place in the new one. */
  stayed: T.Array(T.String()),
  stopped: T.Integer(),
})
export type InFlightResult = Static<typeof InFlightResult>
