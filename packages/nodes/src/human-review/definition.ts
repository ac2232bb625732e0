import { defineNode, type Port } from '@chairflow/node-kit'
import { type Static, Type as T } from 'typebox'

const MINUTE_MS = 60_000

const choice = T.Object(
  {
    id: T.String({ title: 'Short name', pattern: '^[a-z][a-zA-Z0-9]{0,30}$' }),
    label: T.String({ title: 'Button', minLength: 1, maxLength: 40 }),
  },
  { additionalProperties: false },
)

const output = T.Object({
  choice: T.String({ title: 'What was chosen' }),
  by: T.String({ title: 'Who decided' }),
  message: T.String({ title: 'The message as the person left it' }),
})

const deadline: Port = {
  name: 'deadline',
  label: 'Nobody decided in time',
  required: true,
  tone: 'bad',
  output: T.Object({}),
}

export const definition = defineNode({
  type: 'human-review',
  version: 1,
  title: 'Ask a person',
  description: 'Puts a task on the front desk with a drafted message; each choice is a way out.',
  category: 'people',
  icon: 'IconUserQuestion',
  role: 'step',
  config: T.Object(
    {
      title: T.String({
        title: 'Task',
        minLength: 1,
        maxLength: 200,
        'x-kind': 'template',
      }),
      instructions: T.String({
        title: 'What the person should know',
        maxLength: 2000,
        'x-kind': 'template',
      }),
      draftMessage: T.Optional(
        T.String({
          title: 'Drafted message',
          maxLength: 1000,
          'x-kind': 'template',
          description: 'The person may change it before choosing.',
        }),
      ),
      choices: T.Array(choice, { title: 'Choices', minItems: 1, maxItems: 6 }),
      deadlineMinutes: T.Integer({
        title: 'Decide within',
        minimum: 1,
        maximum: 43_200,
        default: 240,
        'x-kind': 'minutes',
      }),
    },
    { additionalProperties: false },
  ),
  initialConfig: {
    title: 'Please look at this appointment',
    instructions: '',
    choices: [{ id: 'done', label: 'Done' }],
    deadlineMinutes: 240,
  },
  ports: (config) => [...choicesOf(config).map(choicePort), deadline],
  connections: [],
  longestWaitMs: (config) => {
    const minutes = (config as { deadlineMinutes?: unknown }).deadlineMinutes
    return typeof minutes === 'number' ? minutes * MINUTE_MS : null
  },
  summarize: (config) => {
    const labels = choicesOf(config).map(({ label }) => label)
    return labels.length === 0 ? 'Add a choice' : `The front desk chooses: ${labels.join(', ')}`
  },
})

type Choice = Static<typeof choice>

function choicePort({ id, label }: Choice): Port {
  return { name: id, label, required: true, tone: 'neutral', output }
}

/** Settings being edited may be half-written: only whole choices become ports. */
function choicesOf(config: unknown): readonly Choice[] {
  const { choices } = config as { choices?: unknown }
  if (!Array.isArray(choices)) return []
  return choices.filter(
    (candidate): candidate is Choice =>
      typeof candidate?.id === 'string' && typeof candidate?.label === 'string',
  )
}
