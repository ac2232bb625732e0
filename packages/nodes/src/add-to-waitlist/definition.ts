import { defineNode } from '@chairflow/node-kit'
import { Type as T } from 'typebox'

const Clock = (title: string) =>
  T.Optional(
    T.String({
      title,
      pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$',
      description: 'Such as 09:30. Empty: any time.',
    }),
  )
const entry = T.Object({ entryId: T.String({ title: 'Place on the waitlist' }) })

type Summarized = {
  readonly days?: string
  readonly expiresInDays?: number
  readonly said?: string
}

export const definition = defineNode({
  type: 'add-to-waitlist',
  version: 1,
  title: 'Add to the waitlist',
  description: 'Puts somebody on the waitlist for a service, once.',
  category: 'scheduling',
  icon: 'IconPlaylistAdd',
  role: 'step',
  config: T.Object(
    {
      person: T.String({ title: 'Whom', 'x-kind': 'variable', 'x-wants': 'person' }),
      service: T.String({
        title: 'For which service',
        'x-kind': 'variable',
        'x-wants': 'service',
      }),
      days: T.Union(
        [
          T.Literal('any', { title: 'Any day' }),
          T.Literal('weekdays', { title: 'Weekdays' }),
          T.Literal('weekends', { title: 'Weekends' }),
        ],
        { title: 'On which days they can come', default: 'any' },
      ),
      from: Clock('Not before'),
      to: Clock('Not after'),
      said: T.Optional(
        T.String({
          title: 'Or as they said it',
          'x-kind': 'variable',
          'x-wants': 'string',
          description:
            'Words of this flow such as “Mon-Fri 9am-12pm; weekends”. They count in place of the days and hours above. Nothing is guessed: what cannot be read leaves by “It did not work”.',
        }),
      ),
      maxMiles: T.Optional(
        T.Number({
          title: 'Other locations within miles',
          minimum: 0,
          maximum: 500,
          description: 'Empty: only the location of this flow.',
        }),
      ),
      noticeMinutes: T.Optional(
        T.Integer({
          title: 'Notice they need',
          minimum: 0,
          maximum: 20_160,
          'x-kind': 'minutes',
        }),
      ),
      expiresInDays: T.Optional(
        T.Integer({
          title: 'For how many days',
          minimum: 1,
          maximum: 730,
          description: 'Empty: until they have a visit.',
        }),
      ),
      note: T.Optional(T.String({ title: 'Note', maxLength: 500, 'x-kind': 'template' })),
    },
    { additionalProperties: false },
  ),
  initialConfig: { person: 'patient', service: 'service', days: 'any' },
  ports: () => [
    { name: 'added', label: 'They wait now', required: true, tone: 'good', output: entry },
    {
      name: 'already',
      label: 'They waited already',
      required: true,
      tone: 'neutral',
      output: entry,
    },
    {
      name: 'failed',
      label: 'It did not work',
      required: false,
      tone: 'bad',
      output: T.Object({ reason: T.String({ title: 'Why' }) }),
    },
  ],
  connections: [],
  summarize: (config) => {
    const { days, expiresInDays, said } = config as Summarized
    const chosen = { weekdays: 'weekdays', weekends: 'weekends' }[days ?? ''] ?? 'any day'
    const when = said ? 'when they said' : chosen
    return `Wait for an open time, ${when}${expiresInDays ? `, for ${expiresInDays} days` : ''}`
  },
})
