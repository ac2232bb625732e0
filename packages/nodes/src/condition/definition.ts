import { defineNode } from '@chairflow/node-kit'
import { Type as T } from 'typebox'

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
    },
    { additionalProperties: false },
  ),
  initialConfig: {
    rules: {
      combinator: 'and',
      rules: [{ field: 'appointment.minutesUntilStart', operator: '>=', value: 60 }],
    },
  },
  ports: () => [
    { name: 'yes', label: 'Yes', required: true, tone: 'good', output: T.Object({}) },
    { name: 'no', label: 'No', required: true, tone: 'neutral', output: T.Object({}) },
  ],
  connections: [],
  summarize: (config) => {
    const rules = (config as { rules?: { rules?: readonly unknown[] } }).rules?.rules ?? []
    if (rules.length === 0) return 'Add a rule'
    return rules.length === 1 ? 'If one rule is true' : `If ${rules.length} rules are true`
  },
})
