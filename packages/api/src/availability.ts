import { noneCodes } from '@chairflow/scheduling'
import { type Static, Type as T } from 'typebox'
import { Id, Instant, Named } from './fields.ts'

const own = { additionalProperties: false }
const ClockTime = T.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' })

/** Free times that are asked for. */
export const AvailabilityWish = T.Object(
  {
    serviceId: Id,
    from: Instant,
    until: T.Union(Instant.anyOf, {
      description: 'Starts before then; at most 62 days after `from`',
    }),
    locationIds: T.Optional(T.Array(Id, { minItems: 1, maxItems: 100 })),
    near: T.Optional(
      T.Object(
        {
          zip: T.String({ maxLength: 20, description: 'ZIP or ZIP+4 of the patient' }),
          atMostMiles: T.Number({ minimum: 0, maximum: 500 }),
          homeLocationId: T.Optional(Id),
        },
        {
          ...own,
          description: 'An unknown zip reaches no location but the one that is named as home',
        },
      ),
    ),
    onlyProviderIds: T.Optional(T.Array(Id, { minItems: 1, maxItems: 100 })),
    preferProviderId: T.Optional(Id),
    times: T.Optional(
      T.Array(
        T.Object(
          {
            days: T.Array(T.Integer({ minimum: 1, maximum: 7 }), { minItems: 1, maxItems: 7 }),
            from: ClockTime,
            to: ClockTime,
          },
          own,
        ),
        { minItems: 1, maxItems: 20, description: 'ISO weekdays, and wall-clock times there' },
      ),
    ),
    patientId: T.Optional(Id),
    product: T.Optional(T.String({ maxLength: 200 })),
    noticeMinutes: T.Optional(T.Integer({ minimum: 0, maximum: 60 * 24 * 62 })),
    stepMinutes: T.Optional(
      T.Integer({
        ...{ minimum: 5, maximum: 240 },
        description: 'Starts are multiples of so many minutes since midnight, on the clock there',
      }),
    ),
    besideVisits: T.Optional(
      T.Boolean({ description: 'Also off the grid, as soon as somebody comes free' }),
    ),
    timeZone: T.Optional(
      T.String({
        ...{ maxLength: 100 },
        description:
          'By name, such as America/Chicago, never an offset; of the words of the answer',
      }),
    ),
    limit: T.Optional(T.Integer({ minimum: 1, maximum: 500, default: 100 })),
  },
  own,
)
export type AvailabilityWish = Static<typeof AvailabilityWish>

const FreeSlot = T.Object({
  startAt: T.String(),
  endAt: T.String(),
  words: T.String({ description: 'e.g. Tuesday, November 24, 10:00 AM' }),
  location: Named,
  miles: T.Union([T.Number(), T.Null()]),
  providers: T.Array(Named),
  room: T.Union([Named, T.Null()]),
})

export const AvailabilityAnswer = T.Object({
  service: Named,
  items: T.Array(FreeSlot),
  total: T.Integer(),
  reasons: T.Array(
    T.Object({
      code: T.Unsafe<(typeof noneCodes)[number]>({ type: 'string', enum: [...noneCodes] }),
      text: T.String(),
    }),
    { description: 'Why there is no time; empty while there is one' },
  ),
  relaxations: T.Array(
    T.Object({ change: T.String(), text: T.String(), firstStartAt: T.String() }),
    { description: 'What would have to give, and the first time there would be' },
  ),
})
export type AvailabilityAnswer = Static<typeof AvailabilityAnswer>
