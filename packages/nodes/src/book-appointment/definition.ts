import { defineNode, Slot } from '@chairflow/node-kit'
import { Type as T } from 'typebox'

const MINUTE_MS = 60_000
/** Where the practice system cannot be told, a person has so long. */
export const BY_HAND_MINUTES = 7 * 24 * 60

export const definition = defineNode({
  type: 'book-appointment',
  version: 1,
  title: 'Book the appointment',
  description: 'Writes a booking into your practice system, or moves one that is there.',
  category: 'scheduling',
  icon: 'IconCalendarPlus',
  role: 'step',
  config: T.Object(
    {
      does: T.Optional(
        T.Union(
          [
            T.Literal('create', { title: 'Book a new visit' }),
            T.Literal('reassign', { title: 'Give a visit to another provider or room' }),
            T.Literal('reschedule', { title: 'Give a visit another time' }),
          ],
          { title: 'What to do', default: 'create' },
        ),
      ),
      person: T.String({ title: 'For whom', 'x-kind': 'variable', 'x-wants': 'person' }),
      slot: T.String({ title: 'Which slot', 'x-kind': 'variable', 'x-wants': 'slot' }),
      visit: T.Optional(
        T.String({
          title: 'Which booked visit',
          'x-kind': 'variable',
          description: 'Only when a visit is moved. Without a choice: the one the flow is about.',
        }),
      ),
    },
    { additionalProperties: false },
  ),
  initialConfig: {},
  ports: (config) => [
    {
      name: 'booked',
      label: moves(config) ? 'Moved' : 'Booked',
      required: true,
      tone: 'good',
      output: T.Object({
        appointmentId: T.String({ title: 'Appointment id in the practice system' }),
        slot: Slot,
      }),
    },
    {
      name: 'conflict',
      label: moves(config) ? 'It cannot be moved there any more' : 'The time was taken meanwhile',
      required: true,
      tone: 'bad',
      output: T.Object({ reason: T.String({ title: 'Why' }) }),
    },
    {
      name: 'failed',
      label: moves(config) ? 'Could not be moved' : 'Could not be booked',
      required: false,
      tone: 'bad',
      output: T.Object({ reason: T.String({ title: 'Why' }) }),
    },
  ],
  connections: [{ slot: 'pms', kind: 'pms', capabilities: ['booking.write'] }],
  /** Whoever is moved has a visit already: nobody else was promised the new one. */
  books: (config) => !moves(config),
  longestWaitMs: (config) => (moves(config) ? BY_HAND_MINUTES * MINUTE_MS : 0),
  summarize: (config) => {
    const { does, person, slot } = config as Readonly<Record<string, unknown>>
    if (!person || !slot) return 'Choose whom and when'
    if (does === 'reassign') return 'Give the visit to the other provider or room, at its time'
    if (does === 'reschedule') return 'Give the visit its new time'
    return 'Write the booking into the practice system'
  },
})

function moves(config: unknown): boolean {
  const { does } = config as { readonly does?: unknown }
  return does === 'reassign' || does === 'reschedule'
}
