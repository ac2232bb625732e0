import { defineNode, Person, Slot } from '@chairflow/node-kit'
import { Type as T } from 'typebox'

const MINUTE_MS = 60_000
const locals = T.Object({ patient: Person, slot: Slot })

export const definition = defineNode({
  type: 'offer-slot',
  version: 1,
  title: 'Offer the slot',
  description: 'Texts people about a free slot. The first YES gets it, and nobody else can.',
  category: 'messages',
  icon: 'IconArmchair',
  role: 'step',
  config: T.Object(
    {
      people: T.String({ title: 'Offer it to', 'x-kind': 'variable', 'x-wants': 'people' }),
      slot: T.String({ title: 'Which slot', 'x-kind': 'variable', 'x-wants': 'slot' }),
      mode: T.Union(
        [
          T.Literal('broadcast', { title: 'Everyone at once' }),
          T.Literal('one-at-a-time', { title: 'One person at a time' }),
          T.Literal('waves', { title: 'A few at a time' }),
        ],
        { title: 'How to ask', default: 'broadcast' },
      ),
      waveSize: T.Integer({
        title: 'People in each wave',
        minimum: 1,
        maximum: 20,
        default: 2,
        description: 'Used when you ask a few at a time.',
      }),
      responseWindowMinutes: T.Integer({
        title: 'Time to answer',
        minimum: 1,
        maximum: 1440,
        default: 10,
        'x-kind': 'minutes',
        description: 'How long each person or wave has before the next one is asked.',
      }),
      keepOpen: T.Boolean({
        title: 'Earlier people may still say yes while the next ones are asked',
        default: true,
      }),
      message: T.String({
        title: 'Text of the offer',
        minLength: 1,
        maxLength: 1000,
        'x-kind': 'template',
        'x-locals': locals,
      }),
      filledMessage: T.String({
        title: 'Text to those who missed it',
        minLength: 1,
        maxLength: 1000,
        'x-kind': 'template',
        'x-locals': locals,
      }),
      goneMessage: T.Optional(
        T.String({
          title: 'Text when the time is gone without being filled by it',
          minLength: 1,
          maxLength: 1000,
          'x-kind': 'template',
          'x-locals': locals,
          description:
            'Sent when the time was booked elsewhere or has come. Empty: the text above.',
        }),
      ),
      lateMessage: T.Optional(
        T.String({
          title: 'Text to a yes after the time to answer',
          minLength: 1,
          maxLength: 1000,
          'x-kind': 'template',
          'x-locals': locals,
          description: 'Used when earlier people may not say yes any more.',
        }),
      ),
      noticeMinutes: T.Optional(
        T.Integer({
          title: 'Stop asking so long before it starts',
          minimum: 0,
          maximum: 2880,
          'x-kind': 'minutes',
          description: 'People need time to come. Empty: until it starts.',
        }),
      ),
      maxOffersPerDay: T.Optional(
        T.Integer({
          title: 'Nobody is asked more often in 24 hours than',
          minimum: 1,
          maximum: 20,
          description: 'Looked at again before each text. Empty: no limit.',
        }),
      ),
      maxOffersPerWeek: T.Optional(
        T.Integer({
          title: 'Nobody is asked more often in 7 days than',
          minimum: 1,
          maximum: 50,
          description: 'Looked at again before each text. Empty: no limit.',
        }),
      ),
    },
    { additionalProperties: false },
  ),
  initialConfig: {
    mode: 'broadcast',
    waveSize: 2,
    responseWindowMinutes: 10,
    keepOpen: true,
    message:
      'Hi {{ patient.firstName }}, a {{ slot.service.name }} slot just opened {{ slot.startAt | day }} at {{ slot.startAt | time }} with {{ slot.provider.name }}. Reply YES to confirm - first response gets it. STOP to opt out.',
    filledMessage: "Slot filled – we'll notify you next",
    goneMessage: "This time is no longer available – we'll notify you next",
    lateMessage: "Thank you! The time to answer had passed – we'll notify you next",
    noticeMinutes: 30,
    maxOffersPerDay: 2,
    maxOffersPerWeek: 3,
  },
  ports: () => [
    {
      name: 'accepted',
      label: 'Someone said yes',
      required: true,
      tone: 'good',
      output: T.Object({
        winner: Person,
        slot: Slot,
        minutesToFill: T.Number({ title: 'Minutes until someone said yes' }),
        asked: T.Integer({ title: 'People asked' }),
      }),
    },
    {
      name: 'nobody',
      label: 'Nobody said yes',
      required: true,
      tone: 'bad',
      output: T.Object({ slot: Slot, asked: T.Integer({ title: 'People asked' }) }),
    },
    {
      name: 'slotGone',
      label: 'The slot is gone',
      required: true,
      tone: 'neutral',
      output: T.Object({ slot: Slot, reason: T.String({ title: 'Why' }) }),
    },
  ],
  connections: [{ slot: 'sms', kind: 'sms', capabilities: ['message.send', 'message.receive'] }],
  longestWaitMs: (config) => {
    const minutes = (config as { responseWindowMinutes?: unknown }).responseWindowMinutes
    return typeof minutes === 'number' ? minutes * MINUTE_MS : null
  },
  claimedAfter: ['accepted'],
  summarize: (config) => {
    const { mode, waveSize, responseWindowMinutes } = config as Record<string, unknown>
    const who =
      mode === 'one-at-a-time'
        ? 'one person at a time'
        : mode === 'waves'
          ? `${waveSize} people at a time`
          : 'everyone at once'
    return `Ask ${who}, ${responseWindowMinutes} minutes to answer; first YES wins`
  },
})
