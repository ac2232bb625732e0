import { defineNode, Slot } from '@chairflow/node-kit'
import { Type as T } from 'typebox'

export const definition = defineNode({
  type: 'book-appointment',
  version: 1,
  title: 'Book the appointment',
  description: 'Writes the booking into your practice system.',
  category: 'scheduling',
  icon: 'IconCalendarPlus',
  role: 'step',
  config: T.Object(
    {
      person: T.String({ title: 'For whom', 'x-kind': 'variable', 'x-wants': 'person' }),
      slot: T.String({ title: 'Which slot', 'x-kind': 'variable', 'x-wants': 'slot' }),
    },
    { additionalProperties: false },
  ),
  initialConfig: {},
  ports: () => [
    {
      name: 'booked',
      label: 'Booked',
      required: true,
      tone: 'good',
      output: T.Object({
        appointmentId: T.String({ title: 'Appointment id in the practice system' }),
        slot: Slot,
      }),
    },
    {
      name: 'conflict',
      label: 'The time was taken meanwhile',
      required: true,
      tone: 'bad',
      output: T.Object({ reason: T.String({ title: 'Why' }) }),
    },
    {
      name: 'failed',
      label: 'Could not be booked',
      required: false,
      tone: 'bad',
      output: T.Object({ reason: T.String({ title: 'Why' }) }),
    },
  ],
  connections: [{ slot: 'pms', kind: 'pms', capabilities: ['booking.write'] }],
  books: true,
  summarize: (config) => {
    const { person, slot } = config as { person?: string; slot?: string }
    return person && slot ? 'Write the booking into the practice system' : 'Choose whom and when'
  },
})
