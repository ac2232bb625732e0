import { defineNode, Slot } from '@chairflow/node-kit'
import { Type as T } from 'typebox'

const LONGEST_DAYS = 62
const MOST_SLOTS = 20

export const definition = defineNode({
  type: 'find-availability',
  version: 1,
  title: 'Find free times',
  description:
    'Finds times at which a certified provider, a room and the devices are free together.',
  category: 'scheduling',
  icon: 'IconCalendarSearch',
  role: 'step',
  config: T.Object(
    {
      service: T.String({
        title: 'For which service',
        'x-kind': 'variable',
        'x-wants': 'service',
        default: 'service',
      }),
      patient: T.Optional(
        T.String({
          title: 'For which patient',
          'x-kind': 'variable',
          'x-wants': 'person',
          description: 'Times at which they are elsewhere are left out.',
        }),
      ),
      product: T.Optional(
        T.String({
          title: 'With which product',
          'x-kind': 'variable',
          description:
            'Some certificates cover one product alone. Without one: that of the service.',
        }),
      ),
      days: T.Integer({
        title: 'How many days ahead',
        minimum: 1,
        maximum: LONGEST_DAYS,
        default: 14,
      }),
      noticeMinutes: T.Integer({
        title: 'Earliest start from now',
        minimum: 0,
        maximum: 30 * 24 * 60,
        default: 120,
        'x-kind': 'minutes',
      }),
      prefer: T.Optional(
        T.String({
          title: 'Rather with',
          'x-kind': 'variable',
          'x-wants': 'provider',
          description: 'Named first among those who have time.',
        }),
      ),
      where: T.Union(
        [
          T.Literal('this-location', { title: 'At this location only' }),
          T.Literal('near-patient', { title: 'Also where the patient is willing to go' }),
        ],
        { title: 'Where', default: 'this-location' },
      ),
      atMostMiles: T.Integer({
        title: 'Within how many miles of their zip',
        minimum: 1,
        maximum: 200,
        default: 15,
        description: 'Nobody is sent elsewhere whose zip is unknown.',
      }),
      most: T.Integer({
        title: 'How many times to find',
        minimum: 1,
        maximum: MOST_SLOTS,
        default: 3,
      }),
    },
    { additionalProperties: false },
  ),
  initialConfig: {
    service: 'service',
    days: 14,
    noticeMinutes: 120,
    where: 'this-location',
    atMostMiles: 15,
    most: 3,
  },
  ports: () => [
    {
      name: 'found',
      label: 'There are times',
      required: true,
      tone: 'good',
      output: T.Object({
        slot: Slot,
        slots: T.Array(Slot, { title: 'All times that were found', 'x-is': 'slots' }),
        words: T.String({ title: 'The times in words' }),
      }),
    },
    {
      name: 'nothing',
      label: 'There is no time',
      required: true,
      tone: 'bad',
      output: T.Object({
        reasons: T.Array(T.String(), { title: 'Why there is none' }),
        instead: T.Array(T.String(), { title: 'What would help' }),
        words: T.String({ title: 'Both in words' }),
      }),
    },
  ],
  connections: [],
  summarize: (config) => {
    const { days, most, where } = config as Readonly<Record<string, unknown>>
    const place = where === 'near-patient' ? ', also at other locations' : ''
    return `Up to ${most} times in the next ${days} days${place}`
  },
})
