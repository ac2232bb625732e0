import { defineNode, type Port } from '@chairflow/node-kit'
import { Type as T } from 'typebox'
import { durationWords } from './duration-words.ts'

const MINUTE_MS = 60_000
/** An instant far away is not waited for longer than this. */
export const LONGEST_WAIT_MS = 400 * 24 * 60 * MINUTE_MS
const clock = '^([01][0-9]|2[0-3]):[0-5][0-9]$'
const clockError = 'Write the time with four digits, e.g. 09:00.'

const next: Port = {
  name: 'next',
  label: 'It is time',
  required: true,
  tone: 'good',
  output: T.Object({}),
}
const tooLate: Port = {
  name: 'tooLate',
  label: 'Too late',
  required: true,
  tone: 'bad',
  output: T.Object({}),
}
const limit: Port = {
  name: 'limit',
  label: 'Came here too often',
  required: true,
  tone: 'bad',
  output: T.Object({ times: T.Number({ title: 'How often' }) }),
}

export const definition = defineNode({
  type: 'wait-until',
  version: 1,
  title: 'Wait until',
  description: 'Waits for a length of time, or until some time before or after the appointment.',
  category: 'logic',
  icon: 'IconHourglass',
  role: 'step',
  config: T.Object(
    {
      mode: T.Union(
        [
          T.Literal('delay', { title: 'After a length of time' }),
          T.Literal('before', { title: 'Some time before' }),
          T.Literal('after', { title: 'Some time after' }),
        ],
        { title: 'Go on', default: 'delay' },
      ),
      minutes: T.Integer({
        title: 'How long',
        minimum: 0,
        maximum: 525_600,
        default: 60,
        'x-kind': 'minutes',
      }),
      instant: T.Optional(
        T.String({
          title: 'Before or after what',
          'x-kind': 'variable',
          'x-wants': 'instant',
          description: 'When the appointment moves, this wait moves with it.',
        }),
      ),
      notBefore: T.Optional(
        T.String({
          title: 'Not before (time of day)',
          pattern: clock,
          description: 'For example 09:00. Leave both empty for any time of day.',
          errorMessage: clockError,
        }),
      ),
      notAfter: T.Optional(
        T.String({ title: 'Not after (time of day)', pattern: clock, errorMessage: clockError }),
      ),
      whenPast: T.Union(
        [T.Literal('go-on', { title: 'Go on at once' }), T.Literal('skip', { title: 'Too late' })],
        { title: 'If that time is over already', default: 'go-on' },
      ),
      whenLate: T.Union(
        [
          T.Literal('go-on', { title: 'Go on' }),
          T.Literal('skip', { title: 'Too late' }),
          T.Literal('ask', { title: 'Ask the front desk' }),
        ],
        { title: 'If Chairflow was not running then', default: 'go-on' },
      ),
      lateAfterMinutes: T.Integer({
        title: 'Counts as late after',
        minimum: 1,
        maximum: 43_200,
        default: 60,
        'x-kind': 'minutes',
      }),
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
    mode: 'delay',
    minutes: 60,
    whenPast: 'go-on',
    whenLate: 'go-on',
    lateAfterMinutes: 60,
  },
  ports: (config) => [
    next,
    ...(mayBeTooLate(config) ? [tooLate] : []),
    ...(timesOf(config) === null ? [] : [limit]),
  ],
  connections: [],
  longestWaitMs: (config) => {
    const { mode, minutes } = config as { mode?: unknown; minutes?: unknown }
    if (mode !== 'delay') return LONGEST_WAIT_MS
    return typeof minutes === 'number' ? minutes * MINUTE_MS : null
  },
  maximumVisits: (config) => timesOf(config),
  summarize: (config) => {
    const { mode, minutes, instant } = config as {
      mode?: string
      minutes?: number
      instant?: string
    }
    const length = typeof minutes === 'number' ? durationWords(minutes) : '?'
    const hours = sayHours(config)
    if (mode !== 'delay') return `Wait until ${length} ${mode} ${instant ?? '?'}${hours}`
    return minutes === 0 && hours !== '' ? `Go on${hours}` : `Wait ${length}${hours}`
  },
})

/** The hours of the day in which it goes on, where there are any. */
function sayHours(config: unknown): string {
  const { notBefore, notAfter } = config as { notBefore?: string; notAfter?: string }
  if (notBefore && notAfter) return ` between ${notBefore} and ${notAfter}`
  if (notBefore) return ` not before ${notBefore}`
  return notAfter ? ` not after ${notAfter}` : ''
}

function mayBeTooLate(config: unknown): boolean {
  const { mode, whenPast, whenLate } = config as Readonly<Record<string, unknown>>
  return (mode !== 'delay' && whenPast === 'skip') || whenLate === 'skip' || whenLate === 'ask'
}

function timesOf(config: unknown): number | null {
  const { atMostTimes } = config as { atMostTimes?: unknown }
  return typeof atMostTimes === 'number' ? atMostTimes : null
}
