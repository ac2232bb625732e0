import { defineNode, Person } from '@chairflow/node-kit'
import { Type as T } from 'typebox'

const MINUTE_MS = 60_000

export const definition = defineNode({
  type: 'wait-for-reply',
  version: 1,
  title: 'Wait for a reply',
  description: 'Waits until the person answers by text, or the time is up.',
  category: 'messages',
  icon: 'IconMessageReply',
  role: 'step',
  config: T.Object(
    {
      from: T.String({
        title: 'Whose reply',
        'x-kind': 'variable',
        'x-wants': 'person',
        default: 'patient',
      }),
      question: T.Optional(
        T.String({
          title: 'Ask this first',
          maxLength: 1000,
          'x-kind': 'template',
          'x-locals': T.Object({ patient: Person }),
          description: 'Leave empty when an earlier step already texted.',
        }),
      ),
      timeoutMinutes: T.Integer({
        title: 'Wait at most',
        minimum: 1,
        maximum: 43_200,
        default: 120,
        'x-kind': 'minutes',
      }),
      whenLate: T.Optional(
        T.Union(
          [
            T.Literal('go-on', { title: 'Take it as no reply' }),
            T.Literal('again', { title: 'Wait once more as long' }),
            T.Literal('ask', { title: 'Ask the front desk' }),
          ],
          { title: 'If the time ran out while Chairflow was not running', default: 'go-on' },
        ),
      ),
      lateAfterMinutes: T.Optional(
        T.Integer({
          title: 'Counts as late after',
          description: 'One hour where it is left empty.',
          minimum: 1,
          maximum: 43_200,
          default: 60,
          'x-kind': 'minutes',
        }),
      ),
    },
    { additionalProperties: false },
  ),
  initialConfig: {
    from: 'patient',
    timeoutMinutes: 120,
    whenLate: 'go-on',
    lateAfterMinutes: 60,
  },
  ports: () => [
    { name: 'yes', label: 'Said yes', required: true, tone: 'good', output: T.Object({}) },
    { name: 'no', label: 'Said no', required: true, tone: 'bad', output: T.Object({}) },
    {
      name: 'unclear',
      label: 'Said something else',
      required: true,
      tone: 'neutral',
      output: T.Object({ reason: T.String({ title: 'Why it is unclear' }) }),
    },
    { name: 'noReply', label: 'No reply', required: true, tone: 'neutral', output: T.Object({}) },
    {
      name: 'optedOut',
      label: 'Asked us to stop',
      required: false,
      tone: 'neutral',
      output: T.Object({}),
    },
    {
      name: 'failed',
      label: 'Could not be asked',
      required: false,
      tone: 'bad',
      output: T.Object({ reason: T.String({ title: 'Why' }) }),
    },
  ],
  connections: [{ slot: 'sms', kind: 'sms', capabilities: ['message.send', 'message.receive'] }],
  longestWaitMs: (config) => {
    const minutes = (config as { timeoutMinutes?: unknown }).timeoutMinutes
    return typeof minutes === 'number' ? minutes * MINUTE_MS : null
  },
  summarize: (config) => {
    const { timeoutMinutes } = config as { timeoutMinutes?: number }
    return `Wait up to ${timeoutMinutes ?? '?'} minutes for an answer`
  },
})
