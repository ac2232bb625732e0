import { type Static, Type as T } from 'typebox'
import { Named } from './fields.ts'

const orNull = <Schema extends Parameters<typeof T.Union>[0][number]>(schema: Schema) =>
  T.Union([schema, T.Null()])

/** A visit as one of the two calendars has it. Never says whose it is. */
export const DriftVisitView = T.Object({
  startAt: T.String(),
  endAt: T.String(),
  status: T.String(),
  service: orNull(Named),
  provider: orNull(Named),
  room: orNull(Named),
  location: orNull(Named),
})
export type DriftVisitView = Static<typeof DriftVisitView>

/** What takes the same place at the same time. */
export const DriftOverlapView = T.Object({
  by: T.Union([T.Literal('hold'), T.Literal('booking'), T.Literal('appointment')], {
    description: 'A time that is kept, a booking on its way, or another visit',
  }),
  startAt: T.String(),
  endAt: T.String(),
  heldUntil: orNull(T.String({ description: 'When the hold ends by itself' })),
  resources: T.Array(
    T.Object({
      kind: T.Union([
        T.Literal('provider'),
        T.Literal('room'),
        T.Literal('equipment'),
        T.Literal('patient'),
      ]),
      id: T.String(),
      name: orNull(T.String({ description: 'Null for the patient' })),
    }),
  ),
})

/** One way in which the practice system's calendar and ours differed. Instants are RFC 3339, UTC. */
export const DriftFinding = T.Object({
  id: T.String(),
  connection: Named,
  kind: T.Union([
    T.Literal('missing-here'),
    T.Literal('missing-there'),
    T.Literal('different-time'),
    T.Literal('different-provider'),
    T.Literal('different-room'),
    T.Literal('different-location'),
    T.Literal('different-service'),
    T.Literal('different-patient'),
    T.Literal('different-status'),
    T.Literal('overlap'),
  ]),
  status: T.Union([T.Literal('open'), T.Literal('reconciled'), T.Literal('past')]),
  needsYou: T.Boolean({ description: 'Nothing puts it right by itself' }),
  foundAt: T.String(),
  seenAt: T.String({ description: 'When the calendars were compared last and it was there' }),
  closedAt: orNull(T.String()),
  externalId: T.String({ description: 'The visit’s id in the practice system' }),
  here: orNull(DriftVisitView),
  there: orNull(DriftVisitView),
  overlap: orNull(DriftOverlapView),
  whatToDo: orNull(T.String({ description: 'For a person; null once it is closed' })),
})
export type DriftFinding = Static<typeof DriftFinding>

export const DriftPage = T.Object({
  items: T.Array(DriftFinding),
  nextCursor: orNull(T.String()),
  comparisons: T.Array(T.Object({ connection: Named, comparedAt: orNull(T.String()) }), {
    description: 'When each practice system’s calendar was compared last',
  }),
})
export type DriftPage = Static<typeof DriftPage>
