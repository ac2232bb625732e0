import { type Static, Type as T } from 'typebox'
import { Id, Instant, Named } from './fields.ts'

const orNull = <Schema extends Parameters<typeof T.Union>[0][number]>(schema: Schema) =>
  T.Union([schema, T.Null()])

/** A time to be kept while somebody decides. */
export const HoldInput = T.Object(
  {
    serviceId: Id,
    locationId: T.Optional(
      T.String({ ...Id, description: 'May be left out where the practice has one location' }),
    ),
    providerId: Id,
    roomId: T.Optional(
      T.Union([Id, T.Null()], {
        description: 'Left out: the first free room of the type that the service needs. Null: none',
      }),
    ),
    equipmentIds: T.Optional(
      T.Array(Id, {
        uniqueItems: true,
        maxItems: 20,
        description: 'Left out: the first free device of each type that the service needs',
      }),
    ),
    patientId: T.Optional(orNull(Id)),
    startAt: Instant,
    minutes: T.Integer({
      minimum: 1,
      maximum: 1440,
      description: 'How long it is kept. It ends earlier where the visit would begin earlier',
    }),
    permissionId: T.Optional(
      T.String({
        ...Id,
        description: 'A permission to overbook; it is used only where something is taken',
      }),
    ),
  },
  { additionalProperties: false },
)
export type HoldInput = Static<typeof HoldInput>

/** A time that is kept; instants are RFC 3339, UTC. */
export const HoldRow = T.Object({
  id: T.String(),
  placedBy: T.Union([T.Literal('desk'), T.Literal('flow')]),
  actor: orNull(T.String({ description: 'Who placed it; null where a flow did' })),
  executionId: orNull(T.String({ description: 'The execution that holds it' })),
  status: T.Union([T.Literal('open'), T.Literal('released'), T.Literal('over')]),
  service: orNull(Named),
  location: orNull(Named),
  provider: orNull(Named),
  room: orNull(Named),
  equipment: T.Array(Named),
  patientId: orNull(T.String()),
  permissionId: orNull(T.String({ description: 'The permission to overbook that it needed' })),
  startAt: T.String(),
  endAt: T.String(),
  placedAt: T.String(),
  expiresAt: T.String(),
})
export type HoldRow = Static<typeof HoldRow>

export const HoldPage = T.Object({ items: T.Array(HoldRow), nextCursor: T.Null() })

/** What stands in the way of a time. Never says whose visit it is. */
export const Taken = T.Object({
  kind: T.Union([
    T.Literal('provider'),
    T.Literal('room'),
    T.Literal('equipment'),
    T.Literal('patient'),
  ]),
  id: T.String(),
  name: orNull(T.String({ description: 'Null for the patient' })),
  by: T.Union([T.Literal('hold'), T.Literal('booking'), T.Literal('appointment')], {
    description:
      'A time kept by somebody else, a booking on its way into the practice system, or a visit there',
  }),
  startAt: T.String(),
  endAt: T.String({ description: 'Taken until then, with clean-up' }),
  heldUntil: orNull(T.String({ description: 'When the hold ends unless it is booked' })),
})
export type Taken = Static<typeof Taken>
