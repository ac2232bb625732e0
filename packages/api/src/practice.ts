import { type Static, Type as T } from 'typebox'

/** A task for the front desk. */
export const Task = T.Object({
  id: T.String(),
  executionId: T.Union([T.String(), T.Null()]),
  nodeId: T.Union([T.String(), T.Null()]),
  title: T.String(),
  body: T.String(),
  draftMessage: T.Union([T.String(), T.Null()]),
  choices: T.Array(
    T.Object({
      id: T.String(),
      label: T.String(),
      /** One of several times to choose from. */
      isTime: T.Optional(T.Boolean()),
    }),
  ),
  status: T.Union([T.Literal('open'), T.Literal('done'), T.Literal('expired')]),
  openedAt: T.String(),
  dueAt: T.Union([T.String(), T.Null()]),
  decidedBy: T.Union([T.String(), T.Null()]),
  choice: T.Union([T.String(), T.Null()]),
})
export type Task = Static<typeof Task>

export const DecideTask = T.Object({
  choice: T.String({ minLength: 1 }),
  message: T.Optional(T.String({ maxLength: 1600 })),
})

/** A text message, either way. */
export const Message = T.Object({
  id: T.String(),
  direction: T.Union([T.Literal('out'), T.Literal('in')]),
  phone: T.String(),
  body: T.String(),
  status: T.String(),
  at: T.String(),
  executionId: T.Union([T.String(), T.Null()]),
})
export type Message = Static<typeof Message>

/** Something an outside system told us, kept whether or not anything came of it. */
export const ReceivedEvent = T.Object({
  id: T.String(),
  connectionId: T.String(),
  type: T.String(),
  receivedAt: T.String(),
  status: T.Union([
    T.Literal('new'),
    T.Literal('looking-up'),
    T.Literal('applied'),
    T.Literal('unmatched'),
    T.Literal('ignored'),
  ]),
  reason: T.String(),
})
export type ReceivedEvent = Static<typeof ReceivedEvent>

export const Connection = T.Object({
  id: T.String(),
  connector: T.String(),
  kind: T.String(),
  name: T.String(),
  capabilities: T.Array(T.String()),
})
export type Connection = Static<typeof Connection>

/** What an HR system signs with; it is kept sealed and never shown again. */
export const ConnectHr = T.Object(
  {
    signatureKey: T.String({ minLength: 16, maxLength: 200 }),
    name: T.Optional(T.String({ minLength: 1, maxLength: 100 })),
  },
  { additionalProperties: false },
)

/** What the stream sends: which thing changed, so that a page reads it again. */
export const LiveEvent = T.Object({
  topic: T.Union([
    T.Literal('flow'),
    T.Literal('execution'),
    T.Literal('task'),
    T.Literal('message'),
    T.Literal('event'),
    T.Literal('alert'),
    T.Literal('practice'),
  ]),
  id: T.String(),
})
export type LiveEvent = Static<typeof LiveEvent>

/** Lists are pages; `nextCursor` is null on the last one. */
export type List<Item> = { readonly items: readonly Item[]; readonly nextCursor: string | null }
