import { defineNode, type Port, Slot } from '@chairflow/node-kit'
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

/** No choice of a person can be called that. */
export const TIME_CHOSEN = 'time-chosen'

const timeChosen: Port = {
  name: TIME_CHOSEN,
  label: 'A time was chosen',
  required: true,
  tone: 'good',
  output: T.Object({ ...output.properties, slot: Slot }),
}

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
      slots: T.Optional(
        T.String({
          title: 'Times to choose from',
          'x-kind': 'variable',
          'x-wants': 'slots',
          description:
            'Each of the first six becomes a button. When one is chosen, the others are not kept free any more.',
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
  ports: (config) => [
    ...(offersTimes(config) ? [timeChosen] : []),
    ...choicesOf(config).map(choicePort),
    deadline,
  ],
  connections: [],
  /** A person gave it to this one patient; taking it for the booking still tells if it is gone. */
  claimedAfter: [TIME_CHOSEN],
  longestWaitMs: (config) => {
    const minutes = (config as { deadlineMinutes?: unknown }).deadlineMinutes
    return typeof minutes === 'number' ? minutes * MINUTE_MS : null
  },
  summarize: (config) => {
    const times = offersTimes(config) ? ['a time'] : []
    const labels = [...times, ...choicesOf(config).map(({ label }) => label)]
    return labels.length === 0 ? 'Add a choice' : `The front desk chooses: ${labels.join(', ')}`
  },
})

function offersTimes(config: unknown): boolean {
  const { slots } = config as { readonly slots?: unknown }
  return typeof slots === 'string' && slots !== ''
}

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
