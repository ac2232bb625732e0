import { defineNode } from '@chairflow/node-kit'
import { type Static, Type as T } from 'typebox'

const MINUTE_MS = 60_000
const namePattern = '^(?!(?:constructor|prototype)$)[a-z][a-zA-Z0-9]{0,40}$'
const nameError = 'Begin with a small letter and use only letters and digits.'

const given = T.Object(
  {
    name: T.String({ title: 'Name', pattern: namePattern, errorMessage: nameError }),
    value: T.String({ title: 'Value', maxLength: 1000, 'x-kind': 'template', 'x-keeps': true }),
  },
  { additionalProperties: false },
)

const returned = T.Object(
  {
    name: T.String({ title: 'Name', pattern: namePattern, errorMessage: nameError }),
    title: T.String({ title: 'What people see', minLength: 1, maxLength: 80 }),
  },
  { additionalProperties: false },
)

export const definition = defineNode({
  type: 'run-flow',
  version: 1,
  title: 'Run another flow',
  description: 'Starts another flow, waits until it ends, and goes on with its result.',
  category: 'logic',
  icon: 'IconSitemap',
  role: 'step',
  config: T.Object(
    {
      flowId: T.String({ title: 'Flow', minLength: 1, maxLength: 64, 'x-kind': 'flow' }),
      version: T.Integer({
        title: 'Version',
        minimum: 1,
        'x-kind': 'flow-version',
        description: 'This version is run, also after a newer one is published.',
      }),
      inputs: T.Array(given, { title: 'Hand over', maxItems: 20 }),
      returns: T.Array(returned, { title: 'Get back', maxItems: 20 }),
      timeoutMinutes: T.Integer({
        title: 'Wait at most',
        minimum: 1,
        maximum: 525_600,
        default: 10_080,
        'x-kind': 'minutes',
      }),
    },
    { additionalProperties: false },
  ),
  initialConfig: { flowId: '', version: 1, inputs: [], returns: [], timeoutMinutes: 10_080 },
  ports: (config) => [
    {
      name: 'done',
      label: 'It ended',
      required: true,
      tone: 'good',
      output: T.Object({
        outcome: T.String({ title: 'Its outcome' }),
        values: T.Object(
          Object.fromEntries(
            returnsOf(config).map(({ name, title }) => [name, T.String({ title })]),
          ),
          { title: 'What it gave back' },
        ),
      }),
    },
    {
      name: 'failed',
      label: 'It failed or was stopped',
      required: true,
      tone: 'bad',
      output: T.Object({ reason: T.String({ title: 'Why' }) }),
    },
    {
      name: 'timeout',
      label: 'It took too long',
      required: true,
      tone: 'bad',
      output: T.Object({}),
    },
  ],
  connections: [],
  longestWaitMs: (config) => {
    const { timeoutMinutes } = config as { timeoutMinutes?: unknown }
    return typeof timeoutMinutes === 'number' ? timeoutMinutes * MINUTE_MS : null
  },
  summarize: (config) => {
    const { flowId, version } = config as { flowId?: string; version?: number }
    return flowId ? `Run ${flowId}, version ${version ?? '?'}` : 'Choose a flow'
  },
})

/** Settings being edited may be half-written: only whole entries count. */
function returnsOf(config: unknown): readonly Static<typeof returned>[] {
  const { returns } = config as { returns?: unknown }
  if (!Array.isArray(returns)) return []
  return returns.filter((one): one is Static<typeof returned> => typeof one?.name === 'string')
}
