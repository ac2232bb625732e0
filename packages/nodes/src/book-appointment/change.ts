import {
  type Commands,
  fail,
  leave,
  type Slot,
  type StepAction,
  stay,
  unexpectedEvent,
} from '@chairflow/node-kit'
import type { Context, Deciding, Event, Memory } from './deciding.ts'

type Moving = Memory & { readonly visitId: string }
type Taken = Commands['take-for-change']['output']

/** Somebody else was there first, which the flow may answer by another wish. */
const CONFLICTS: ReadonlySet<string> = new Set(['slot-taken', 'visit-changed'])

/** An existing visit gets another provider, room or time. */
export function move(memory: Moving, event: Event, context: Context): Deciding {
  switch (event.type) {
    case 'commandDone':
      return begin(memory, event.output as Taken, context)
    case 'activityCompleted': {
      const { appointment } = event.output as { appointment: { roomExternalId: string | null } }
      const isRoomKept = memory.room != null && appointment.roomExternalId !== memory.room
      const actions = isRoomKept ? [askForRoom(memory.slot)] : []
      return moved(memory, `Moved to ${placeOf(memory.slot)}.`, actions)
    }
    case 'activityFailed': {
      const { code, message } = event.failure
      return CONFLICTS.has(code) ? conflict(message) : fail(event.failure)
    }
    case 'signalReceived': {
      if (event.signal.type !== 'choice') return unexpectedEvent(event)
      const { choice, by } = event.signal
      if (choice === 'moved') return moved(memory, `${by} moved it in the practice system.`)
      return conflict(`${by} could not move it.`)
    }
    case 'timerFired':
      return fail(nobodyMovedIt)
    default:
      return unexpectedEvent(event)
  }
}

function begin(memory: Moving, taken: Taken, context: Context): Deciding {
  switch (taken.type) {
    case 'refused':
      return conflict(taken.reason)
    case 'there':
      return moved({ ...memory, slot: taken.slot }, 'The visit is there already.')
    case 'taken': {
      const { slot, change } = taken
      const because = `Moving the visit of ${memory.person.firstName} to ${placeOf(slot)}.`
      const room = change.after.roomExternalId
      return stay({ ...memory, slot, room }, because, { actions: [write(change)] })
    }
    case 'by-hand': {
      const because = `${taken.why} Asked the front desk to move it.`
      const due = { type: 'startTimer', name: 'deadline', dueAt: taken.until } as const
      const actions = [askToMove(memory, taken, context), due]
      return stay({ ...memory, slot: taken.slot }, because, { actions })
    }
    default:
      return taken satisfies never
  }
}

function moved({ visitId, slot }: Moving, because: string, actions: readonly StepAction[] = []) {
  return leave<Memory>('booked', { appointmentId: visitId, slot }, because, { actions })
}

function conflict(reason: string): Deciding {
  return leave('conflict', { reason }, reason)
}

function write(input: Extract<Taken, { type: 'taken' }>['change']) {
  const activity = 'appointment.change'
  return { type: 'callActivity', name: 'change', slot: 'pms', activity, input } as const
}

/** Everything that is needed to do it in the practice system. */
function askToMove(
  { person, visitId }: Moving,
  { from, slot, why, until }: Extract<Taken, { type: 'by-hand' }>,
  context: Context,
): StepAction {
  const when = (at: number) => context.render('{{ at | date }}, {{ at | time }}', { at })
  const who = `${person.firstName} ${person.lastName}`
  return {
    type: 'openTask',
    name: 'move',
    title: `Please move a visit: ${from.service.name}, ${when(from.startAt)}`,
    body: [
      `${who}, ${person.phone === '' ? 'no mobile number on file' : person.phone} (booking ${visitId}).`,
      `From: ${when(from.startAt)} with ${placeOf(from)}.\nTo: ${when(slot.startAt)} with ${placeOf(slot)}. This time is kept free meanwhile.`,
      why,
    ].join('\n\n'),
    draftMessage: null,
    choices: [
      { id: 'moved', label: 'I moved it' },
      { id: 'not', label: 'It cannot be moved' },
    ],
    dueAt: until,
  }
}

/** The practice system may keep a room; what it did take stands. */
function askForRoom(slot: Slot): StepAction {
  const message = `A visit was moved to ${slot.provider.name}, but the practice system kept its room. Please put it into ${slot.room?.name ?? 'the right room'} there.`
  const failure = { code: 'room-kept', blame: 'service', message } as const
  return { type: 'reportFailure', failure }
}

function placeOf({ provider, room, location }: Slot): string {
  const where = room === null ? location.name : `${room.name}, ${location.name}`
  return `${provider.name} (${where})`
}

const nobodyMovedIt = {
  code: 'nobody-moved-it',
  blame: 'service',
  message: 'Nobody moved the visit in the practice system in time. Please look at it.',
} as const
