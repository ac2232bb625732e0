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
import { move } from './change.ts'
import type { Config, Context, Deciding, Memory } from './deciding.ts'
import { BY_HAND_MINUTES, type definition } from './definition.ts'

export const behavior: Behavior<typeof definition, Memory> = (config, event, context) => {
  if (event.type === 'entered') return enter(config, context)
  const { memory } = context
  if (memory === undefined) return unexpectedEvent(event)
  if (memory.visitId !== undefined)
    return move({ ...memory, visitId: memory.visitId }, event, context)
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

function enter(config: Config, context: Context): Deciding {
  const person = context.read(config.person) as Person | undefined
  const slot = context.read(config.slot) as Slot | undefined
  if (person === undefined) return missingValue('For whom', config.person)
  if (slot === undefined) return missingValue('Which slot', config.slot)
  const { does } = config
  if (does === 'reassign' || does === 'reschedule') {
    return enterMove({ person, slot, does }, config, context)
  }
  const input = { slot, patientId: person.patientId }
  const take = { type: 'command', name: 'take', command: 'take-for-booking', input } as const
  return stay<Memory>({ person, slot }, '', { actions: [take] })
}

type Wish = {
  readonly person: Person
  readonly slot: Slot
  readonly does: 'reassign' | 'reschedule'
}

/** The visit that a flow is about, where no other one is named. */
const OWN_VISIT = 'appointment.id'

function enterMove({ person, slot, does }: Wish, { visit }: Config, context: Context): Deciding {
  const path = visit ?? OWN_VISIT
  const visitId = context.read(path)
  if (typeof visitId !== 'string') return missingValue('Which booked visit', path)
  const { patientId } = person
  const input = { slot, patientId, visitId, does, byHandMinutes: BY_HAND_MINUTES }
  const take = { type: 'command', name: 'take', command: 'take-for-change', input } as const
  return stay<Memory>({ person, slot, visitId }, '', { actions: [take] })
}

function write(
  memory: Memory,
  { booking, reason, isTaken }: Commands['take-for-booking']['output'],
): Deciding {
  if (isTaken === true) return leave('conflict', { reason }, reason)
  if (booking === null) {
    return fail({ code: 'not-in-practice-system', blame: 'connection', message: reason })
  }
  const because = `Writing the booking for ${memory.person.firstName} into the practice system.`
  return stay(memory, because, { actions: [book(booking, memory.slot)] })
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
