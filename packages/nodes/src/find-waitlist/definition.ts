import { defineNode, People, Verdict } from '@chairflow/node-kit'
import { Type as T } from 'typebox'

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
      onlyPreferredTimes: T.Boolean({
        title: 'Only people who prefer this day and time',
        default: true,
      }),
      order: T.Union(
        [
          T.Literal('longest-waiting', { title: 'Who has waited longest' }),
          T.Literal('best-fit', { title: 'Whose preferred time fits best' }),
        ],
        { title: 'Who comes first', default: 'longest-waiting' },
      ),
      limit: T.Integer({ title: 'At most this many people', minimum: 1, maximum: 50, default: 5 }),
    },
    { additionalProperties: false },
  ),
  initialConfig: { slot: 'slot', onlyPreferredTimes: true, order: 'longest-waiting', limit: 5 },
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
    const first = order === 'best-fit' ? 'best fit first' : 'longest waiting first'
    return `Up to ${limit ?? '?'} people for the same service, ${first}`
  },
})
