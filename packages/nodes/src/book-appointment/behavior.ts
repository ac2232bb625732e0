import {
  type Behavior,
  type BookingIds,
  type Commands,
  fail,
  leave,
  missingValue,
  type Person,
  type Slot,
  stay,
  unexpectedEvent,
} from '@chairflow/node-kit'
import type { Static } from 'typebox'
import type { definition } from './definition.ts'

type Memory = { readonly person: Person; readonly slot: Slot }
type Config = Static<(typeof definition)['config']>
type Context = Parameters<Behavior<typeof definition, Memory>>[2]

export const behavior: Behavior<typeof definition, Memory> = (config, event, context) => {
  const { memory } = context
  if (event.type === 'entered') return enter(config, context)
  if (memory === undefined) return unexpectedEvent(event)
  switch (event.type) {
    case 'commandDone':
      return write(memory, event.output as Commands['take-for-booking']['output'])
    case 'activityCompleted': {
      const { appointment } = event.output as { appointment: { externalId: string } }
      const output = { appointmentId: appointment.externalId, slot: memory.slot }
      const because = `Booked for ${memory.person.firstName} with ${memory.slot.provider.name}.`
      return leave('booked', output, because)
    }
    case 'activityFailed':
      return event.failure.code === 'slot-taken'
        ? leave('conflict', { reason: event.failure.message }, event.failure.message)
        : fail(event.failure)
    default:
      return unexpectedEvent(event)
  }
}

function enter(config: Config, context: Context) {
  const person = context.read(config.person) as Person | undefined
  const slot = context.read(config.slot) as Slot | undefined
  if (person === undefined) return missingValue<Memory>('For whom', config.person)
  if (slot === undefined) return missingValue<Memory>('Which slot', config.slot)
  const input = { slot, patientId: person.patientId }
  const take = { type: 'command', name: 'take', command: 'take-for-booking', input } as const
  return stay<Memory>({ person, slot }, '', { actions: [take] })
}

function write(
  memory: Memory,
  { booking, reason, isTaken }: Commands['take-for-booking']['output'],
) {
  if (isTaken === true) return leave<Memory>('conflict', { reason }, reason)
  if (booking === null) {
    return fail<Memory>({ code: 'not-in-practice-system', blame: 'connection', message: reason })
  }
  const because = `Writing the booking for ${memory.person.firstName} into the practice system.`
  return stay<Memory>(memory, because, { actions: [book(booking, memory.slot)] })
}

function book(booking: BookingIds, { startAt, endAt }: Slot) {
  const input = { ...booking, startAt, endAt }
  return {
    type: 'callActivity',
    name: 'book',
    slot: 'pms',
    activity: 'appointment.book',
    input,
  } as const
}
