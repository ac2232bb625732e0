import { defineNode, type Port } from '@chairflow/node-kit'
import { Type as T } from 'typebox'

const MINUTE_MS = 60_000

const next: Port = {
  name: 'next',
  label: 'Goes on',
  required: true,
  tone: 'good',
  output: T.Object({ arrived: T.Number({ title: 'How many ways arrived' }) }),
}

const timeout: Port = {
  name: 'timeout',
  label: 'Not all came in time',
  required: true,
  tone: 'bad',
  output: T.Object({ arrived: T.Number({ title: 'How many ways arrived' }) }),
}

export const definition = defineNode({
  type: 'join',
  version: 1,
  title: 'Bring ways together',
  description: 'Waits where several ways meet, then goes on once.',
  category: 'logic',
  icon: 'IconArrowsJoin',
  role: 'step',
  gathers: true,
  config: T.Object(
    {
      mode: T.Union(
        [
          T.Literal('all', { title: 'Wait for all of them' }),
          T.Literal('any', { title: 'Go on with the first; the others run on' }),
          T.Literal('first', { title: 'Go on with the first; stop the others' }),
        ],
        { title: 'When several ways lead here', default: 'all' },
      ),
      timeoutMinutes: T.Optional(
        T.Integer({
          title: 'Wait at most',
          minimum: 1,
          maximum: 525_600,
          default: 1440,
          'x-kind': 'minutes',
          description: 'Only when all are waited for.',
        }),
      ),
    },
    { additionalProperties: false },
  ),
  initialConfig: { mode: 'all', timeoutMinutes: 1440 },
  ports: (config) => (isWaiting(config) ? [next, timeout] : [next]),
  connections: [],
  longestWaitMs: (config) => {
    if (!isWaiting(config)) return 0
    const { timeoutMinutes } = config as { timeoutMinutes?: unknown }
    return typeof timeoutMinutes === 'number' ? timeoutMinutes * MINUTE_MS : null
  },
  summarize: (config) => SUMMARY[(config as { mode?: keyof typeof SUMMARY }).mode ?? 'all'] ?? '',
})

const SUMMARY = {
  all: 'Wait until all ways have come',
  any: 'Go on with the first that comes',
  first: 'Go on with the first, stop the others',
} as const

function isWaiting(config: unknown): boolean {
  const { mode } = config as { mode?: unknown }
  return mode !== 'any' && mode !== 'first'
}
