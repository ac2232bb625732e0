import { type Static, Type as T } from 'typebox'
import { durationPattern } from './duration.ts'

export type FlowId = string & { readonly __brand: 'FlowId' }
export type NodeId = string & { readonly __brand: 'NodeId' }
export type EdgeId = string & { readonly __brand: 'EdgeId' }

/** Ids are also property names in state and layout, so the ones JavaScript reserves are refused. */
const idPattern = '^(?!(?:__proto__|constructor|prototype)$)[A-Za-z0-9_-]{1,64}$'
const Id = T.String({ pattern: idPattern })
const Label = T.String({ maxLength: 120 })

export const FlowNode = T.Object(
  {
    id: Id,
    type: T.String({ minLength: 1, maxLength: 64 }),
    v: T.Integer({ minimum: 1, description: 'Version of the node type.' }),
    label: T.Optional(Label),
    config: T.Record(T.String(), T.Unknown()),
  },
  { additionalProperties: false },
)

export const FlowEdge = T.Object(
  {
    id: Id,
    from: Id,
    port: T.String({ minLength: 1, maxLength: 64, description: 'Name of the port it leaves by.' }),
    to: Id,
  },
  { additionalProperties: false },
)

const SubjectEvent = T.Union([
  T.Literal('appointment.booked'),
  T.Literal('appointment.confirmed'),
  T.Literal('appointment.cancelled'),
  T.Literal('appointment.changed'),
  T.Literal('appointment.no-show'),
])

export const FlowSettings = T.Object(
  {
    subject: T.Optional(
      T.String({
        description:
          'Variable with the id of the appointment that it is about; absent: that of its trigger.',
      }),
    ),
    concurrency: T.Optional(
      T.Object(
        {
          key: T.String({
            maxLength: 200,
            description: 'Variable; executions with the same value count together.',
          }),
          limit: T.Integer({ minimum: 1, maximum: 1000 }),
          onCollision: T.Union([T.Literal('queue'), T.Literal('drop'), T.Literal('replace')], {
            description:
              'When the limit is reached: wait for a place, do not start, or stop the oldest.',
          }),
        },
        { additionalProperties: false },
      ),
    ),
    cancelOn: T.Optional(
      T.Array(SubjectEvent, {
        uniqueItems: true,
        description: 'News about the subject that stops the execution.',
      }),
    ),
    restartOn: T.Optional(
      T.Array(SubjectEvent, {
        uniqueItems: true,
        description: 'News about the subject that has the execution begin again.',
      }),
    ),
    maxAge: T.Optional(
      T.String({
        pattern: durationPattern,
        description: 'ISO 8601 duration of weeks, days, hours, minutes, e.g. P30D.',
      }),
    ),
    timezone: T.Optional(T.Literal('location')),
  },
  { additionalProperties: false },
)

/** What decides; the only part that the version hash covers. */
export const FlowLogic = T.Object(
  {
    nodes: T.Array(FlowNode, { maxItems: 500 }),
    edges: T.Array(FlowEdge, { maxItems: 2000 }),
    settings: FlowSettings,
  },
  { additionalProperties: false },
)

export const FlowNote = T.Object(
  {
    id: Id,
    text: T.String({ maxLength: 4000 }),
    x: T.Number(),
    y: T.Number(),
    width: T.Optional(T.Number()),
    height: T.Optional(T.Number()),
  },
  { additionalProperties: false },
)

export const FlowDocument = T.Object(
  {
    $schema: T.Optional(T.String()),
    schema: T.Literal('chairflow.flow/1'),
    id: Id,
    name: T.String({ minLength: 1, maxLength: 120 }),
    description: T.Optional(T.String({ maxLength: 2000 })),
    logic: FlowLogic,
    layout: T.Record(T.String(), T.Object({ x: T.Number(), y: T.Number() })),
    notes: T.Optional(T.Array(FlowNote, { maxItems: 500 })),
    requires: T.Optional(
      T.Object(
        {
          connections: T.Array(
            T.Object(
              {
                slot: T.String(),
                kind: T.Union([T.Literal('pms'), T.Literal('sms'), T.Literal('email')]),
                capabilities: T.Optional(T.Array(T.String())),
              },
              { additionalProperties: false },
            ),
          ),
        },
        { additionalProperties: false },
      ),
    ),
    tests: T.Optional(
      T.Array(
        T.Object(
          { name: T.String(), events: T.Array(T.Unknown()), expect: T.Array(T.Unknown()) },
          { additionalProperties: false },
        ),
      ),
    ),
  },
  {
    $id: 'https://chairflow.dev/schemas/flow-1.json',
    title: 'Chairflow flow',
    additionalProperties: false,
  },
)

type DeepReadonly<Value> = Value extends string | number | boolean | null | undefined
  ? Value
  : Value extends readonly (infer Item)[]
    ? readonly DeepReadonly<Item>[]
    : Value extends object
      ? { readonly [Key in keyof Value]: DeepReadonly<Value[Key]> }
      : Value

type Branded<Value, Ids> = Omit<Value, keyof Ids> & Ids

export type FlowNode = DeepReadonly<Branded<Static<typeof FlowNode>, { id: NodeId }>>
export type FlowEdge = DeepReadonly<
  Branded<Static<typeof FlowEdge>, { id: EdgeId; from: NodeId; to: NodeId }>
>
export type FlowSettings = DeepReadonly<Static<typeof FlowSettings>>
export type FlowNote = DeepReadonly<Static<typeof FlowNote>>
export type FlowLogic = {
  readonly nodes: readonly FlowNode[]
  readonly edges: readonly FlowEdge[]
  readonly settings: FlowSettings
}

/** A flow as drawn. Immutable: an edit makes a new one. */
export type FlowDocument = DeepReadonly<
  Omit<Static<typeof FlowDocument>, 'id' | 'logic' | 'notes'>
> & {
  readonly id: FlowId
  readonly logic: FlowLogic
  readonly notes?: readonly FlowNote[]
}
