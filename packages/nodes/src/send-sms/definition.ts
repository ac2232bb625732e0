import { defineNode, Person } from '@chairflow/node-kit'
import { Type as T } from 'typebox'

export const definition = defineNode({
  type: 'send-sms',
  version: 1,
  title: 'Send a text',
  description: 'Texts one person. Someone who said STOP is never texted.',
  category: 'messages',
  icon: 'IconMessage',
  role: 'step',
  config: T.Object(
    {
      to: T.String({
        title: 'To',
        'x-kind': 'variable',
        'x-wants': 'person',
        default: 'patient',
      }),
      message: T.String({
        title: 'Text',
        minLength: 1,
        maxLength: 1000,
        'x-kind': 'template',
        'x-locals': T.Object({ patient: Person }),
      }),
    },
    { additionalProperties: false },
  ),
  initialConfig: { to: 'patient', message: '' },
  ports: () => [
    {
      name: 'sent',
      label: 'Sent',
      required: true,
      tone: 'good',
      output: T.Object({ messageId: T.String({ title: 'Message id' }) }),
    },
    {
      name: 'optedOut',
      label: 'Asked us to stop',
      required: false,
      tone: 'neutral',
      output: T.Object({}),
    },
    {
      name: 'failed',
      label: 'Could not be sent',
      required: false,
      tone: 'bad',
      output: T.Object({ reason: T.String({ title: 'Why' }) }),
    },
  ],
  connections: [{ slot: 'sms', kind: 'sms', capabilities: ['message.send'] }],
  summarize: (config) => {
    const { message } = config as { message?: string }
    return message ? `“${message}”` : 'Write the text'
  },
})
