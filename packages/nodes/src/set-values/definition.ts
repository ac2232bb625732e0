import { defineNode } from '@chairflow/node-kit'
import { type Static, Type as T } from 'typebox'

const value = T.Object(
  {
    name: T.String({
      title: 'Name',
      pattern: '^(?!(?:constructor|prototype)$)[a-z][a-zA-Z0-9]{0,40}$',
      description: 'A short name in small letters, e.g. discount.',
      errorMessage: 'Begin with a small letter and use only letters and digits.',
    }),
    value: T.String({ title: 'Value', maxLength: 1000, 'x-kind': 'template', 'x-keeps': true }),
  },
  { additionalProperties: false },
)

export const definition = defineNode({
  type: 'set-values',
  version: 1,
  title: 'Set values',
  description: 'Gives names to values, so that later steps can use them.',
  category: 'logic',
  icon: 'IconVariable',
  role: 'step',
  config: T.Object(
    { values: T.Array(value, { title: 'Values', minItems: 1, maxItems: 20 }) },
    { additionalProperties: false },
  ),
  initialConfig: { values: [{ name: 'note', value: '' }] },
  ports: (config) => [
    {
      name: 'next',
      label: 'Goes on',
      required: true,
      tone: 'neutral',
      output: T.Object(
        Object.fromEntries(valuesOf(config).map(({ name }) => [name, T.String({ title: name })])),
      ),
    },
  ],
  connections: [],
  summarize: (config) => {
    const names = valuesOf(config).map(({ name }) => name)
    return names.length === 0 ? 'Add a value' : `Set ${names.join(', ')}`
  },
})

/** Settings being edited may be half-written: only whole values count. */
function valuesOf(config: unknown): readonly Static<typeof value>[] {
  const { values } = config as { values?: unknown }
  if (!Array.isArray(values)) return []
  return values.filter((one): one is Static<typeof value> => typeof one?.name === 'string')
}
