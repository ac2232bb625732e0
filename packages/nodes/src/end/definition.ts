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
      unlessSaid: T.Optional(
        T.Boolean({
          title: 'Only if no other way has said an outcome',
          description: 'For a way that merely ran out beside the one that decides.',
        }),
      ),
      values: T.Optional(
        T.Array(
          T.Object(
            {
              name: T.String({
                title: 'Name',
                pattern: '^(?!(?:constructor|prototype)$)[a-z][a-zA-Z0-9]{0,40}$',
                errorMessage: 'Begin with a small letter and use only letters and digits.',
              }),
              value: T.String({ title: 'Value', maxLength: 1000, 'x-kind': 'template' }),
            },
            { additionalProperties: false },
          ),
          { title: 'Give back', maxItems: 20, description: 'For the flow that ran this one.' },
        ),
      ),
    },
    { additionalProperties: false },
  ),
  initialConfig: { outcome: 'done' },
  ports: () => [],
  connections: [],
  summarize: (config) => {
    const { outcome = '?', unlessSaid } = config as { outcome?: string; unlessSaid?: boolean }
    return `Outcome: ${outcome}${unlessSaid === true ? ', if none was said' : ''}`
  },
})
