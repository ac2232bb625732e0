import { defineNode, type Port } from '@chairflow/node-kit'
import { Type as T } from 'typebox'

const limit: Port = {
  name: 'limit',
  label: 'Came here too often',
  required: true,
  tone: 'bad',
  output: T.Object({ times: T.Number({ title: 'How often' }) }),
}

export const definition = defineNode({
  type: 'condition',
  version: 1,
  title: 'Condition',
  description: 'Goes one way when the rules are true and the other way when they are not.',
  category: 'logic',
  icon: 'IconArrowsSplit2',
  role: 'step',
  config: T.Object(
    {
      rules: T.Unsafe<unknown>(
        T.Object(
          {
            combinator: T.String(),
            rules: T.Array(T.Unknown(), { minItems: 1 }),
          },
          { title: 'Rules', 'x-kind': 'condition' },
        ),
      ),
      atMostTimes: T.Optional(
        T.Integer({
          title: 'Come here at most (times)',
          minimum: 1,
          maximum: 100,
          description: 'Needed only where ways lead back to this step.',
        }),
      ),
    },
    { additionalProperties: false },
  ),
  initialConfig: {
    rules: {
      combinator: 'and',
      rules: [{ field: 'appointment.minutesUntilStart', operator: '>=', value: 60 }],
    },
  },
  ports: (config) => [
    { name: 'yes', label: 'Yes', required: true, tone: 'good', output: T.Object({}) },
    { name: 'no', label: 'No', required: true, tone: 'neutral', output: T.Object({}) },
    ...(timesOf(config) === null ? [] : [limit]),
  ],
  maximumVisits: (config) => timesOf(config),
  connections: [],
  summarize: (config) => {
    const rules = (config as { rules?: { rules?: readonly unknown[] } }).rules?.rules ?? []
    if (rules.length === 0) return 'Add a rule'
    return rules.length === 1 ? 'If one rule is true' : `If ${rules.length} rules are true`
  },
})

function timesOf(config: unknown): number | null {
  const { atMostTimes } = config as { atMostTimes?: unknown }
  return typeof atMostTimes === 'number' ? atMostTimes : null
}
