import { AppointmentScope, defineNode, Person } from '@chairflow/node-kit'
import { type Static, Type as T } from 'typebox'

const input = T.Object(
  {
    name: T.String({
      title: 'Name',
      pattern: '^(?!(?:constructor|prototype)$)[a-z][a-zA-Z0-9]{0,40}$',
      errorMessage: 'Begin with a small letter and use only letters and digits.',
    }),
    title: T.String({ title: 'What people see', minLength: 1, maxLength: 80 }),
    kind: T.Optional(
      T.Union([T.Literal('text', { title: 'Words' }), T.Literal('person', { title: 'A person' })], {
        title: 'What it is',
        default: 'text',
        description: 'A person can be handed over by another flow.',
      }),
    ),
    required: T.Boolean({ title: 'Must be filled in', default: true }),
  },
  { additionalProperties: false },
)

export const definition = defineNode({
  type: 'manual',
  version: 1,
  title: 'Start by hand',
  description: 'Starts the flow when a person, or another flow, asks for it.',
  category: 'triggers',
  icon: 'IconHandClick',
  role: 'trigger',
  config: T.Object(
    {
      about: T.Union(
        [
          T.Literal('nothing', { title: 'Nothing in particular' }),
          T.Literal('appointment', { title: 'One appointment' }),
        ],
        { title: 'It is about', default: 'nothing' },
      ),
      inputs: T.Array(input, { title: 'Ask for', maxItems: 20 }),
    },
    { additionalProperties: false },
  ),
  initialConfig: { about: 'nothing', inputs: [] },
  ports: () => [
    { name: 'next', label: 'When started', required: true, tone: 'neutral', output: T.Object({}) },
  ],
  scope: (config) => {
    const { about } = config as { about?: unknown }
    const asked = inputsOf(config).map(({ name, title, kind }) => [
      name,
      kind === 'person'
        ? T.Object(Person.properties, { title, 'x-is': 'person' })
        : T.String({ title }),
    ])
    const properties = { input: T.Object(Object.fromEntries(asked), { title: 'What was entered' }) }
    return T.Object(
      about === 'appointment' ? { ...AppointmentScope.properties, ...properties } : properties,
    )
  },
  connections: [],
  summarize: (config) => {
    const titles = inputsOf(config).map(({ title }) => title)
    return titles.length === 0 ? 'When somebody starts it' : `Asks for ${titles.join(', ')}`
  },
})

/** Settings being edited may be half-written: only whole inputs count. */
function inputsOf(config: unknown): readonly Static<typeof input>[] {
  const { inputs } = config as { inputs?: unknown }
  if (!Array.isArray(inputs)) return []
  return inputs.filter((one): one is Static<typeof input> => typeof one?.name === 'string')
}
