import type { LocationId, RoomId } from '../ids.ts'
import { chooseRoom } from '../match/choose-room.ts'
import type { PreparedPractice } from '../match/prepare-practice.ts'
import { askAbout } from '../match/question.ts'
import { findRoom } from '../match/rules/find-room.ts'
import type { AvailabilityRequest, FreeSlot } from './availability-request.ts'
import { explainNone, type NoneExplained } from './explain-none.ts'
import { findSlots } from './find-slots.ts'

export type AvailableSlot = FreeSlot & {
  /** The free room that leaves the others free for longest. */
  readonly room: { readonly id: RoomId; readonly name: string } | null
}

export type Availability = {
  readonly slots: readonly AvailableSlot[]
  /** How many there are, shown or not. */
  readonly total: number
  /** Null while there are slots. */
  readonly none: NoneExplained | null
}

/** Free times with a room for each of those shown, or why there are none and what would help. */
export function findAvailability(
  practice: PreparedPractice,
  request: AvailabilityRequest,
): Availability {
  const all = findSlots(practice, { ...request, limit: undefined })
  const shown = request.limit === undefined ? all : all.slice(0, request.limit)
  return {
    slots: shown.map((slot) => ({ ...slot, room: roomFor(practice, request, slot) })),
    total: all.length,
    none: all.length > 0 ? null : explainNone(practice, request),
  }
}

type At = { readonly startAt: number; readonly locationId: LocationId }

function roomFor(
  practice: PreparedPractice,
  { serviceId, patientId, product, moving }: AvailabilityRequest,
  { startAt, locationId }: At,
): AvailableSlot['room'] {
  const question = askAbout(practice, {
    ...{ serviceId, patientId, product, moving, startAt, locationId },
  })
  if (question === null) return null
  const room = chooseRoom(question, findRoom(question).rooms)
  return room === null ? null : { id: room.id, name: room.name }
}
