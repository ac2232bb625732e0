import { defineNode, Slot } from '@chairflow/node-kit'
import { Type as T } from 'typebox'

/** Nobody's time is kept for longer than a day without a booking. */
const LONGEST_HOLD_MINUTES = 24 * 60

export const definition = defineNode({
  type: 'hold-slot',
  version: 1,
  title: 'Hold the slot',
  description: 'Keeps provider, room and devices for a while, so that nobody else gets them.',
  category: 'scheduling',
  icon: 'IconLock',
  role: 'step',
  config: T.Object(
    {
      slot: T.String({
        title: 'Which slot',
        'x-kind': 'variable',
        'x-wants': 'slot',
        default: 'slot',
      }),
      patient: T.Optional(
        T.String({
          title: 'For which patient',
          'x-kind': 'variable',
          'x-wants': 'person',
          description: 'Who is elsewhere at that time gets no hold.',
        }),
      ),
      minutes: T.Integer({
        title: 'For how long',
        minimum: 1,
        maximum: LONGEST_HOLD_MINUTES,
        default: 10,
        'x-kind': 'minutes',
        description: 'It ends by itself then, when the slot begins, or when the flow ends.',
      }),
    },
    { additionalProperties: false },
  ),
  initialConfig: { slot: 'slot', minutes: 10 },
  ports: () => [
    {
      name: 'held',
      label: 'It is held',
      required: true,
      tone: 'good',
      output: T.Object({
        slot: Slot,
        until: T.Number({ title: 'Held until', 'x-is': 'instant' }),
      }),
    },
    {
      name: 'taken',
      label: 'Somebody was faster',
      required: true,
      tone: 'bad',
      output: T.Object({ slot: Slot, reason: T.String({ title: 'What stands in the way' }) }),
    },
  ],
  connections: [],
  claimedAfter: ['held'],
  summarize: (config) => {
    const { minutes } = config as { readonly minutes?: unknown }
    return `Keep it for ${minutes} minutes`
  },
})
