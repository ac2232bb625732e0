import { type Static, Type as T } from 'typebox'
import { Id, Instant } from './fields.ts'

const orNull = <Schema extends Parameters<typeof T.Union>[0][number]>(schema: Schema) =>
  T.Union([schema, T.Null()])

/** A patient cannot be in two places, whoever permits it. */
const Kind = T.Union([T.Literal('provider'), T.Literal('room'), T.Literal('equipment')])

/** Somebody takes it upon them that two visits share something. */
export const OverbookInput = T.Object(
  {
    permittedBy: T.String({
      minLength: 2,
      maxLength: 100,
      description: 'Whose decision it is, by name',
    }),
    reason: T.String({
      minLength: 3,
      maxLength: 500,
      description: 'Kept for ever: no names or numbers of patients',
    }),
    resources: T.Array(T.Object({ kind: Kind, id: Id }, { additionalProperties: false }), {
      minItems: 1,
      maxItems: 10,
      description: 'What may be taken twice; everything else has to be free',
    }),
    startAt: Instant,
    endAt: Instant,
    minutes: T.Integer({
      minimum: 1,
      maximum: 10_080,
      description: 'For how long it may be used; it is for one visit',
    }),
  },
  { additionalProperties: false },
)
export type OverbookInput = Static<typeof OverbookInput>

/** A permission and all that was done with it; instants are RFC 3339, UTC. */
export const OverbookPermission = T.Object({
  id: T.String(),
  permittedBy: T.String(),
  actor: T.String({ description: 'Who entered it' }),
  reason: T.String(),
  resources: T.Array(T.Object({ kind: Kind, id: T.String(), name: T.String() })),
  startAt: T.String({ description: 'The visit has to begin then or later' }),
  endAt: T.String({ description: 'and to end by then' }),
  permittedAt: T.String(),
  usableUntil: T.String(),
  status: T.Union([
    T.Literal('usable'),
    T.Literal('used'),
    T.Literal('revoked'),
    T.Literal('over'),
  ]),
  holdId: orNull(T.String({ description: 'The hold that it was used for' })),
  history: T.Array(T.Object({ at: T.String(), actor: T.String(), text: T.String() })),
})
export type OverbookPermission = Static<typeof OverbookPermission>

export const OverbookPage = T.Object({
  items: T.Array(OverbookPermission),
  nextCursor: orNull(T.String()),
})
