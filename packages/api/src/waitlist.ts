import {
  ProviderWish,
  TimePreference,
  WaitlistAssumptions,
  WaitlistEntry,
} from '@chairflow/scheduling'
import { type Static, Type as T } from 'typebox'

const Instant = T.Union([T.String({ maxLength: 40 }), T.Integer()], {
  description: 'ISO 8601 with offset, or milliseconds UTC',
})
const Id = T.String({ minLength: 1, maxLength: 200 })
const orNull = <Schema extends Parameters<typeof T.Union>[0][number]>(schema: Schema) =>
  T.Union([schema, T.Null()])
const Name = orNull(T.String())

/** Somebody on the waitlist with the names a page shows; instants are RFC 3339. */
export const WaitlistRow = T.Object({
  ...WaitlistEntry.properties,
  revision: T.String({ description: 'Changes with every change of the entry' }),
  joinedAt: T.String(),
  expiresAt: Name,
  serviceName: Name,
  patientName: Name,
  providerName: Name,
  locationNames: T.Array(T.String()),
})
export type WaitlistRow = Static<typeof WaitlistRow>

/** What somebody waits for. There is no entry without a service. */
export const WaitlistInput = T.Object(
  {
    patientId: Id,
    serviceId: Id,
    locationIds: T.Optional(
      T.Array(Id, {
        uniqueItems: true,
        maxItems: 50,
        description: 'May be left out where the practice has one location',
      }),
    ),
    windows: T.Optional(
      T.Array(TimePreference, { maxItems: 20, description: 'None: any time suits' }),
    ),
    zip: T.Optional(orNull(T.String({ maxLength: 10 }))),
    maxMiles: T.Optional(orNull(T.Number({ minimum: 0, maximum: 500 }))),
    provider: T.Optional(orNull(ProviderWish)),
    noticeMinutes: T.Optional(T.Integer({ minimum: 0, maximum: 20_160 })),
    expiresAt: T.Optional(orNull(Instant)),
    status: T.Optional(T.Union([T.Literal('waiting'), T.Literal('paused'), T.Literal('removed')])),
    note: T.Optional(T.String({ maxLength: 500 })),
    revision: T.Optional(
      T.String({
        maxLength: 100,
        description: 'As it was read: a change made since is not written over (409)',
      }),
    ),
  },
  { additionalProperties: false },
)
export type WaitlistInput = Static<typeof WaitlistInput>

/** An offer that is not made yet. */
export const ForecastWish = T.Object(
  {
    serviceId: Id,
    locationId: T.Optional(Id),
    startAt: T.Optional(Instant),
    hoursAhead: T.Optional(T.Number({ minimum: 0, maximum: 720 })),
    mode: T.Union([T.Literal('broadcast'), T.Literal('one-at-a-time'), T.Literal('waves')]),
    waveSize: T.Optional(T.Integer({ minimum: 1, maximum: 50 })),
    responseWindowMinutes: T.Integer({ minimum: 1, maximum: 1440 }),
    keepOpen: T.Optional(T.Boolean()),
    noticeMinutes: T.Optional(T.Integer({ minimum: 0, maximum: 2880 })),
    limit: T.Optional(T.Integer({ minimum: 1, maximum: 50 })),
    wanted: T.Optional(T.Number({ exclusiveMinimum: 0, exclusiveMaximum: 1 })),
    assumptions: T.Optional(T.Partial(WaitlistAssumptions)),
  },
  { additionalProperties: false },
)
export type ForecastWish = Static<typeof ForecastWish>

export const Forecast = T.Object({
  candidates: T.Integer({ description: 'People who can be asked now' }),
  waiting: T.Integer({ description: 'People who wait for the service' }),
  fillProbability: T.Number({ minimum: 0, maximum: 1 }),
  meanMinutesToFill: orNull(T.Number()),
  expectedTexts: T.Number(),
  expectedDisappointed: T.Number(),
  suggestion: T.Object({
    wanted: T.Number(),
    waveSize: orNull(T.Integer({ description: 'The smallest wave that reaches it' })),
    morePeople: orNull(T.Integer({ description: 'As the offer stands; null: no number does' })),
    text: T.String(),
  }),
  assumptions: WaitlistAssumptions,
})
export type Forecast = Static<typeof Forecast>
