import { type MatchMode, matchModes, type WeightName, weightNames } from '@chairflow/scheduling'
import { type Static, Type as T } from 'typebox'
import { Id, Instant, Named } from './fields.ts'

const Weight = T.Number({ minimum: 0, maximum: 1000 })

/** Each consideration by its short name, with what a manager calls it. */
export const MatchWeights = T.Object(
  Object.fromEntries(
    Object.entries(weightNames).map(([name, title]) => [
      name,
      T.Optional(T.Number({ ...Weight, title })),
    ]),
  ) as Record<WeightName, ReturnType<typeof T.Optional<typeof Weight>>>,
  { additionalProperties: false },
)

/** Who may and can take a visit. */
export const MatchWish = T.Object(
  {
    serviceId: Id,
    locationId: T.Optional(
      T.String({ ...Id, description: 'May be left out where the practice has one location' }),
    ),
    startAt: Instant,
    endAt: T.Optional({
      ...Instant,
      description:
        'When the treatment ends, a minute to a day after it starts, ISO 8601 with offset or milliseconds UTC. Default: as long as the service takes at the location',
    }),
    product: T.Optional(T.String({ maxLength: 200, description: 'Default: that of the service' })),
    patientId: T.Optional(Id),
    preferProviderId: T.Optional(Id),
    mode: T.Optional(T.String({ description: `One of ${matchModes.join(', ')}`, maxLength: 40 })),
    weights: T.Optional(MatchWeights),
  },
  { additionalProperties: false },
)
export type MatchWish = Static<typeof MatchWish>

const Reason = T.Object({ code: T.String(), isMet: T.Boolean(), text: T.String() })

const Component = T.Object({
  code: T.String(),
  label: T.String(),
  weight: T.Number(),
  value: T.Number({ minimum: 0, maximum: 1 }),
  text: T.String(),
})

const Option = T.Object({
  provider: Named,
  room: T.Union([Named, T.Null()]),
  startAt: T.String(),
  endAt: T.String(),
  score: T.Number({ minimum: 0, maximum: 1 }),
  components: T.Array(Component),
})

const Verdict = T.Object({
  provider: Named,
  isEligible: T.Boolean(),
  isChosen: T.Boolean(),
  rank: T.Union([T.Integer(), T.Null()]),
  reasons: T.Array(Reason),
})

export const MatchAnswer = T.Object({
  service: Named,
  location: Named,
  startAt: T.String(),
  endAt: T.String({ description: 'When the treatment ends, without clean-up' }),
  mode: T.Unsafe<MatchMode>({ type: 'string', enum: [...matchModes] }),
  chosen: T.Union([Option, T.Null()]),
  options: T.Array(Option),
  verdicts: T.Array(Verdict),
  counterfactual: T.Union([
    T.Object({ provider: Named, change: T.Unknown(), text: T.String() }),
    T.Null(),
  ]),
})
export type MatchAnswer = Static<typeof MatchAnswer>
