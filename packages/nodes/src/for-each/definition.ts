import { defineNode, Person } from '@chairflow/node-kit'
import { Type as T } from 'typebox'

export const definition = defineNode({
  type: 'for-each',
  version: 1,
  title: 'For each person',
  description: 'Takes the people on a list one after another, or several at a time.',
  category: 'logic',
  icon: 'IconRefresh',
  role: 'step',
  config: T.Object(
    {
      list: T.String({ title: 'The list', 'x-kind': 'variable', 'x-wants': 'people' }),
      atOnce: T.Integer({ title: 'How many at a time', minimum: 1, maximum: 10, default: 1 }),
      maximumItems: T.Integer({
        title: 'At most',
        minimum: 1,
        maximum: 200,
        default: 50,
        description: 'Longer lists are cut off here.',
      }),
      onFailure: T.Union(
        [
          T.Literal('continue', { title: 'Tell the front desk and go on with the next' }),
          T.Literal('stop', { title: 'Stop the list' }),
        ],
        { title: 'When it fails for one person', default: 'continue' },
      ),
    },
    { additionalProperties: false },
  ),
  initialConfig: { list: '', atOnce: 1, maximumItems: 50, onFailure: 'continue' },
  ports: () => [
    {
      name: 'each',
      label: 'For each person',
      required: true,
      tone: 'neutral',
      output: T.Object({ item: Person, number: T.Number({ title: 'Number on the list' }) }),
    },
    {
      name: 'done',
      label: 'When all are done',
      required: true,
      tone: 'good',
      output: T.Object({
        count: T.Number({ title: 'How many' }),
        succeeded: T.Number({ title: 'How many went well' }),
        failed: T.Number({ title: 'How many failed' }),
      }),
    },
    {
      name: 'failed',
      label: 'When it failed for one',
      required: false,
      tone: 'bad',
      output: T.Object({ reason: T.String({ title: 'Why' }) }),
    },
  ],
  connections: [],
  summarize: (config) => {
    const { atOnce } = config as { atOnce?: number }
    return atOnce === undefined || atOnce === 1 ? 'One after another' : `${atOnce} at a time`
  },
})
