import { defineNode, type Port } from '@chairflow/node-kit'
import { Type as T } from 'typebox'

const MINUTE_MS = 60_000

const CHANGES = {
  cancelled: 'Cancelled',
  booked: 'Booked',
  confirmed: 'Confirmed',
  changed: 'Moved or changed',
  'no-show': 'No-show',
} as const

const output = T.Object({
  appointmentId: T.String({ title: 'Appointment id' }),
  startAt: T.Number({ title: 'Start of that appointment', 'x-is': 'instant' }),
})

const timeout: Port = {
  name: 'timeout',
  label: 'Nothing happened in time',
  required: true,
  tone: 'neutral',
  output: T.Object({}),
}

export const definition = defineNode({
  type: 'wait-for-event',
  version: 1,
  title: 'Wait for an event',
  description:
    'Waits until something happens to the appointment, or to another one of its patient.',
  category: 'logic',
  icon: 'IconCalendarSearch',
  role: 'step',
  config: T.Object(
    {
      about: T.Union(
        [
          T.Literal('subject', { title: 'This appointment' }),
          T.Literal('patient', { title: 'Another appointment of this patient' }),
        ],
        { title: 'Which appointment', default: 'subject' },
      ),
      changes: T.Array(
        T.Union([
          T.Literal('cancelled', { title: CHANGES.cancelled }),
          T.Literal('booked', { title: CHANGES.booked }),
          T.Literal('confirmed', { title: CHANGES.confirmed }),
          T.Literal('changed', { title: CHANGES.changed }),
          T.Literal('no-show', { title: CHANGES['no-show'] }),
        ]),
        { title: 'Until it is', minItems: 1, uniqueItems: true, description: 'Each is a way out.' },
      ),
      countEarlier: T.Boolean({
        title: 'Also count what happened since the flow started',
        default: true,
      }),
      timeoutMinutes: T.Integer({
        title: 'Wait at most',
        minimum: 1,
        maximum: 525_600,
        default: 1440,
        'x-kind': 'minutes',
      }),
      whenLate: T.Optional(
        T.Union(
          [
            T.Literal('go-on', { title: 'Nothing happened in time' }),
            T.Literal('again', { title: 'Wait once more as long' }),
            T.Literal('ask', { title: 'Ask the front desk' }),
          ],
          { title: 'If the time ran out while Chairflow was not running', default: 'go-on' },
        ),
      ),
      lateAfterMinutes: T.Optional(
        T.Integer({
          title: 'Counts as late after',
          description: 'One hour where it is left empty.',
          minimum: 1,
          maximum: 43_200,
          default: 60,
          'x-kind': 'minutes',
        }),
      ),
    },
    { additionalProperties: false },
  ),
  initialConfig: {
    about: 'subject',
    changes: ['confirmed'],
    countEarlier: true,
    timeoutMinutes: 1440,
    whenLate: 'go-on',
    lateAfterMinutes: 60,
  },
  ports: (config) => [...changesOf(config).map(portOf), timeout],
  connections: [{ slot: 'pms', kind: 'pms', capabilities: ['appointments.read'] }],
  longestWaitMs: (config) => {
    const { timeoutMinutes } = config as { timeoutMinutes?: unknown }
    return typeof timeoutMinutes === 'number' ? timeoutMinutes * MINUTE_MS : null
  },
  summarize: (config) => {
    const named = changesOf(config).map((change) => CHANGES[change].toLowerCase())
    if (named.length === 0) return 'Choose what to wait for'
    const { about } = config as { about?: unknown }
    const which = about === 'patient' ? 'another appointment of the patient' : 'the appointment'
    return `Until ${which} is ${named.join(' or ')}`
  },
})

type Change = keyof typeof CHANGES

function portOf(change: Change): Port {
  return { name: change, label: CHANGES[change], required: true, tone: 'neutral', output }
}

function changesOf(config: unknown): readonly Change[] {
  const { changes } = config as { changes?: unknown }
  if (!Array.isArray(changes)) return []
  return changes.filter((change): change is Change => Object.hasOwn(CHANGES, String(change)))
}
