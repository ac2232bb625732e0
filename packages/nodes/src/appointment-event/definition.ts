import { AppointmentScope, defineNode } from '@chairflow/node-kit'
import { Type as T } from 'typebox'

const WORDS: Readonly<Record<string, string>> = {
  cancelled: 'is cancelled',
  booked: 'is booked',
  confirmed: 'is confirmed',
  changed: 'is moved or changed',
  'no-show': 'is marked as a no-show',
}

export const definition = defineNode({
  type: 'appointment-event',
  version: 1,
  title: 'Appointment event',
  description: 'Starts the flow when an appointment is cancelled, booked, confirmed or changed.',
  category: 'triggers',
  icon: 'IconCalendarEvent',
  role: 'trigger',
  config: T.Object(
    {
      events: T.Array(
        T.Union([
          T.Literal('cancelled', { title: 'Cancelled' }),
          T.Literal('booked', { title: 'Booked' }),
          T.Literal('confirmed', { title: 'Confirmed' }),
          T.Literal('changed', { title: 'Moved or changed' }),
          T.Literal('no-show', { title: 'No-show' }),
        ]),
        {
          title: 'When an appointment is',
          minItems: 1,
          uniqueItems: true,
          description: 'The flow starts each time one of these happens.',
        },
      ),
    },
    { additionalProperties: false },
  ),
  initialConfig: { events: ['cancelled'] },
  ports: () => [
    {
      name: 'next',
      label: 'When it happens',
      required: true,
      tone: 'neutral',
      output: T.Object({}),
    },
  ],
  scope: AppointmentScope,
  connections: [{ slot: 'pms', kind: 'pms', capabilities: ['appointments.read'] }],
  summarize: (config) => {
    const { events } = config as { events?: readonly string[] }
    if (!events?.length) return 'Choose what starts this flow'
    return `An appointment ${events.map((event) => WORDS[event] ?? event).join(' or ')}`
  },
})
