import { defineNode, ScheduleScope } from '@chairflow/node-kit'
import { Type as T } from 'typebox'

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

export const definition = defineNode({
  type: 'schedule',
  version: 1,
  title: 'At a time',
  description:
    'Starts the flow on chosen days at a time of day, for each location in its own time.',
  category: 'triggers',
  icon: 'IconClock',
  role: 'trigger',
  config: T.Object(
    {
      days: T.Array(T.Union(DAYS.map((day) => T.Literal(day.toLowerCase(), { title: day }))), {
        title: 'On',
        minItems: 1,
        uniqueItems: true,
      }),
      time: T.String({
        title: 'At',
        pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$',
        description: 'Time of day at the location, e.g. 09:00.',
        errorMessage: 'Write the time with four digits, e.g. 09:00.',
      }),
      whenLate: T.Union(
        [
          T.Literal('run', { title: 'Run once as soon as possible' }),
          T.Literal('skip', { title: 'Skip that day' }),
          T.Literal('ask', { title: 'Ask the front desk' }),
        ],
        { title: 'If Chairflow was not running then', default: 'run' },
      ),
      lateAfterMinutes: T.Integer({
        title: 'Counts as late after',
        minimum: 1,
        maximum: 10_080,
        default: 60,
        'x-kind': 'minutes',
      }),
    },
    { additionalProperties: false },
  ),
  initialConfig: {
    days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
    time: '09:00',
    whenLate: 'run',
    lateAfterMinutes: 60,
  },
  ports: () => [
    { name: 'next', label: 'At that time', required: true, tone: 'neutral', output: T.Object({}) },
  ],
  scope: ScheduleScope,
  connections: [],
  summarize: (config) => {
    const { days, time } = config as { days?: readonly string[]; time?: string }
    if (!Array.isArray(days) || days.length === 0) return 'Choose the days'
    const named = DAYS.filter((day) => days.includes(day.toLowerCase()))
    return `${isWorkweek(named) ? 'Monday to Friday' : named.join(', ')} at ${time ?? '?'}`
  },
})

function isWorkweek(named: readonly string[]): boolean {
  return named.join() === DAYS.slice(0, 5).join()
}
