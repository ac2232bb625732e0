import { defineNode, type Port, Slot, Slots, Verdict } from '@chairflow/node-kit'
import { type MatchMode, matchModes, weightNames } from '@chairflow/scheduling'
import { Type as T } from 'typebox'
import { aheadSettings } from './ahead-settings.ts'

const candidates = T.Array(Verdict, { title: 'Everyone who was considered' })

const runnerUp = T.Optional(T.String({ title: 'What would have made the second the first' }))

const modeWords: Readonly<Record<MatchMode, string>> = {
  efficiency: 'so that the book stays dense',
  equal: 'shared evenly',
  'least-busy': 'the least busy',
}

const weights = Object.fromEntries(
  Object.entries(weightNames).map(([name, title]) => [
    name,
    T.Optional(T.Number({ title, minimum: 0, maximum: 1000 })),
  ]),
)

const matched: Port = {
  name: 'matched',
  label: 'Someone fits',
  required: true,
  tone: 'good',
  output: T.Object({ slot: Slot, candidates, runnerUp }),
}

const nobody: Port = {
  name: 'nobody',
  label: 'Nobody fits',
  required: true,
  tone: 'bad',
  output: T.Object({ candidates }),
}

const proposal = {
  slots: Slots,
  words: T.String({ title: 'The times in words' }),
  message: T.String({ title: 'Drafted message with the times' }),
  reason: T.String({ title: 'Why it cannot be then' }),
}

const otherTime: Port = {
  name: 'other-time',
  label: 'Someone fits at another time',
  required: true,
  tone: 'neutral',
  output: T.Object({ slot: Slot, ...proposal, candidates, runnerUp }),
}

const nobodyInTime: Port = {
  ...nobody,
  label: 'Nobody fits in time',
  output: T.Object({
    candidates,
    ...proposal,
    codes: T.String({ title: 'Short words for why' }),
  }),
}

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
      mode: T.Optional(
        T.Union(
          [
            T.Literal('efficiency', { title: 'Keep the book dense and scarce skills free' }),
            T.Literal('equal', { title: 'Share work evenly' }),
            T.Literal('least-busy', { title: 'Whoever is least busy that day' }),
          ],
          {
            title: 'How to choose',
            description: 'Without a choice: whoever is least busy that day.',
          },
        ),
      ),
      weights: T.Optional(
        T.Unsafe<Readonly<Record<string, number>>>(
          T.Object(weights, {
            title: 'What counts, in place of that',
            additionalProperties: false,
            description: '0 does not count. Only the proportions matter.',
          }),
        ),
      ),
      patient: T.Optional(
        T.String({
          title: 'For which patient',
          'x-kind': 'variable',
          'x-wants': 'person',
          description: 'Who is elsewhere then is not booked.',
        }),
      ),
      product: T.Optional(
        T.String({
          title: 'With which product',
          'x-kind': 'variable',
          description:
            'Some certificates cover one product alone. Without one: that of the slot or the service.',
        }),
      ),
      visit: T.Optional(
        T.String({
          title: 'Which booked visit',
          'x-kind': 'variable',
          description: 'When it is booked already: it does not stand in its own way.',
        }),
      ),
      ...aheadSettings,
    },
    { additionalProperties: false },
  ),
  initialConfig: { slot: 'slot', prefer: 'same-provider', mode: 'efficiency' },
  ports: (config) => (looksAhead(config) ? [matched, otherTime, nobodyInTime] : [matched, nobody]),
  connections: [],
  summarize: (config) => {
    const { prefer, mode } = config as { readonly prefer?: unknown; readonly mode?: unknown }
    const known = matchModes.find((name) => name === mode) ?? 'least-busy'
    const first = prefer === 'same-provider' ? 'the same provider first, else ' : ''
    return `Certified, free and with a room; ${first}${modeWords[known]}${sayAhead(config)}`
  },
})

function looksAhead(config: unknown): boolean {
  return Number.isInteger((config as { readonly lookAheadHours?: unknown }).lookAheadHours)
}

function sayAhead(config: unknown): string {
  if (!looksAhead(config)) return ''
  const { lookAheadHours, lookAheadCounts } = config as Readonly<Record<string, unknown>>
  const hours = lookAheadCounts === 'business-hours' ? 'opening hours' : 'hours'
  return `. Else the first time within ${lookAheadHours} ${hours}`
}
