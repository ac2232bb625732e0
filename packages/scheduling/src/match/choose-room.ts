import type { Room } from '../practice/room.ts'
import { neighbours } from './busy-times.ts'
import type { Question } from './question.ts'

/** The free room whose other visits lie closest, so that the rest stay free for longer; then by name. */
export function chooseRoom(question: Question, rooms: readonly Room[]): Room | null {
  if (rooms.length < 2) return rooms[0] ?? null
  const [first] = rooms
    .map((room) => ({ room, distance: distanceOf(question, room) }))
    .sort(
      (one, other) => one.distance - other.distance || (one.room.name < other.room.name ? -1 : 1),
    )
  return first?.room ?? null
}

/** A shared room comes last: its places are wanted by what only it can hold. */
function distanceOf({ practice, footprint }: Question, { id, capacity }: Room): number {
  if (capacity > 1) return Number.MAX_SAFE_INTEGER
  const { before, after } = neighbours(practice.visits.get(`room:${id}`), footprint)
  const gaps = [
    before === null ? Number.MAX_SAFE_INTEGER : footprint.startAt - before,
    after === null ? Number.MAX_SAFE_INTEGER : after - footprint.endAt,
  ]
  return Math.min(...gaps)
}
