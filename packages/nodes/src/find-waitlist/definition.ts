import { defineNode, People, Verdict } from '@chairflow/node-kit'
import { Type as T } from 'typebox'

const FIRST: Readonly<Record<string, string>> = {
  'best-fit': 'best fit first',
  score: 'likeliest first, nobody forgotten',
}

type Matching = 'time' | 'place' | 'both' | 'either' | 'service'

/** Before one could choose what must suit, it was the time or nothing. */
export function matchingOf(config: {
  readonly matching?: unknown
  readonly onlyPreferredTimes?: unknown
}): Matching {
  const { matching, onlyPreferredTimes } = config
  return (matching as Matching | undefined) ?? (onlyPreferredTimes === false ? 'service' : 'time')
}

const verdicts = T.Array(Verdict, { title: 'Everyone who was considered' })

export const definition = defineNode({
  type: 'find-waitlist',
  version: 1,
  title: 'Look in the waitlist',
  description: 'Finds people who wait for this service and can come at this time.',
  category: 'scheduling',
  icon: 'IconListSearch',
  role: 'step',
  config: T.Object(
    {
      slot: T.String({
        title: 'For which slot',
        'x-kind': 'variable',
        'x-wants': 'slot',
        default: 'slot',
      }),
      onlyPreferredTimes: T.Optional(
        T.Boolean({
          title: 'Only people who prefer this day and time',
          description: 'Of steps drawn before there was “What must suit”.',
          deprecated: true,
        }),
      ),
      matching: T.Optional(
        T.Union(
          [
            T.Literal('time', { title: 'The service, and the day and time' }),
            T.Literal('either', { title: 'The service, and either the time or living near' }),
            T.Literal('both', { title: 'The service, the time and living near' }),
            T.Literal('place', { title: 'The service, and living near' }),
            T.Literal('service', { title: 'Only the service' }),
          ],
          { title: 'What must suit', default: 'time' },
        ),
      ),
      order: T.Union(
        [
          T.Literal('longest-waiting', { title: 'Who has waited longest' }),
          T.Literal('best-fit', { title: 'Whose preferred time fits best' }),
          T.Literal('score', { title: 'Who will likely come, and nobody is forgotten' }),
        ],
        { title: 'Who comes first', default: 'longest-waiting' },
      ),
      limit: T.Integer({ title: 'At most this many people', minimum: 1, maximum: 50, default: 5 }),
      longestOfEvery: T.Optional(
        T.Integer({
          title: 'Of every so many people, one is among those who have waited longest',
          minimum: 1,
          maximum: 20,
          description:
            'Used when who will likely come goes first. Best as many as you ask at a time.',
        }),
      ),
      maxOffersPerDay: T.Optional(
        T.Integer({
          title: 'Nobody is asked more often in 24 hours than',
          minimum: 1,
          maximum: 20,
          description: 'Counted over all flows. Empty: no limit.',
        }),
      ),
      maxOffersPerWeek: T.Optional(
        T.Integer({
          title: 'Nobody is asked more often in 7 days than',
          minimum: 1,
          maximum: 50,
          description: 'Counted over all flows. Empty: no limit.',
        }),
      ),
    },
    { additionalProperties: false },
  ),
  renew: ({ onlyPreferredTimes, ...config }) => ({
    ...config,
    matching: matchingOf({ ...config, onlyPreferredTimes }),
  }),
  initialConfig: {
    slot: 'slot',
    matching: 'time',
    order: 'score',
    limit: 6,
    longestOfEvery: 2,
    maxOffersPerDay: 2,
    maxOffersPerWeek: 3,
  },
  ports: () => [
    {
      name: 'found',
      label: 'People found',
      required: true,
      tone: 'good',
      output: T.Object({ people: People, count: T.Integer({ title: 'How many' }), verdicts }),
    },
    {
      name: 'nobody',
      label: 'Nobody waits',
      required: true,
      tone: 'bad',
      output: T.Object({ verdicts }),
    },
  ],
  connections: [],
  summarize: (config) => {
    const { limit, order } = config as { limit?: number; order?: string }
    const first = FIRST[order ?? ''] ?? 'longest waiting first'
    return `Up to ${limit ?? '?'} people for the same service, ${first}`
  },
})
