import { defineNode } from '@chairflow/node-kit'
import { Type as T } from 'typebox'

export const definition = defineNode({
  type: 'end',
  version: 1,
  title: 'End',
  description: 'Ends this branch with an outcome that your numbers count.',
  category: 'logic',
  icon: 'IconFlag',
  role: 'end',
  config: T.Object(
    {
      outcome: T.String({
        title: 'Outcome',
        pattern: '^[a-z][a-z0-9-]{0,40}$',
        description: 'For example filled, unfilled, escalated.',
        errorMessage: 'Use small letters, digits and hyphens, e.g. filled.',
      }),
    },
    { additionalProperties: false },
  ),
  initialConfig: { outcome: 'done' },
  ports: () => [],
  connections: [],
  summarize: (config) => `Outcome: ${(config as { outcome?: string }).outcome ?? '?'}`,
})
