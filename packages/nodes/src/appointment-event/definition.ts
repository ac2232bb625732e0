import { AppointmentScope, defineNode, RerouteScope } from '@chairflow/node-kit'
import { Type as T } from 'typebox'

const WORDS: Readonly<Record<string, string>> = {
  cancelled: 'is cancelled',
  booked: 'is booked',
  confirmed: 'is confirmed',
  changed: 'is moved or changed',
  'no-show': 'is marked as a no-show',
  'needs-reroute': 'cannot stay as it is',
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
          T.Literal('needs-reroute', { title: 'A booking that cannot stay as it is' }),
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
  scope: (config) => (isRerouteOnly(config) ? RerouteScope : AppointmentScope),
  connections: [{ slot: 'pms', kind: 'pms', capabilities: ['appointments.read'] }],
  summarize: (config) => {
    const { events } = config as { events?: readonly string[] }
    if (!events?.length) return 'Choose what starts this flow'
    return `An appointment ${events.map((event) => WORDS[event] ?? event).join(' or ')}`
  },
})

/** Why a booking cannot stay is only known where nothing else starts the flow. */
function isRerouteOnly(config: unknown): boolean {
  const { events } = config as { events?: readonly string[] }
  return Array.isArray(events) && events.length === 1 && events[0] === 'needs-reroute'
}
