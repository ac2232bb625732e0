import { defineNode, Slot, Verdict } from '@chairflow/node-kit'
import { Type as T } from 'typebox'

const candidates = T.Array(Verdict, { title: 'Everyone who was considered' })

export const definition = defineNode({
  type: 'provider-match',
  version: 1,
  title: 'Match a provider',
  description:
    'Finds a certified provider with a free room for the slot, and says why each one fits or not.',
  category: 'scheduling',
  icon: 'IconUserCheck',
  role: 'step',
  config: T.Object(
    {
      slot: T.String({
        title: 'For which slot',
        'x-kind': 'variable',
        'x-wants': 'slot',
        default: 'slot',
      }),
      prefer: T.Union(
        [
          T.Literal('same-provider', { title: 'The same provider if possible' }),
          T.Literal('least-busy', { title: 'Whoever is least busy that day' }),
        ],
        { title: 'Prefer', default: 'same-provider' },
      ),
    },
    { additionalProperties: false },
  ),
  initialConfig: { slot: 'slot', prefer: 'same-provider' },
  ports: () => [
    {
      name: 'matched',
      label: 'Someone fits',
      required: true,
      tone: 'good',
      output: T.Object({ slot: Slot, candidates }),
    },
    {
      name: 'nobody',
      label: 'Nobody fits',
      required: true,
      tone: 'bad',
      output: T.Object({ candidates }),
    },
  ],
  connections: [],
  summarize: (config) =>
    (config as { prefer?: string }).prefer === 'least-busy'
      ? 'Certified, free and with a room; the least busy first'
      : 'Certified, free and with a room; the same provider first',
})
