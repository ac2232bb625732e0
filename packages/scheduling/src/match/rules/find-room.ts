import { overlaps } from '../../intervals.ts'
import type { Room } from '../../practice/room.ts'
import { timesWithin } from '../busy-times.ts'
import { fullTimes } from '../full-times.ts'
import { type MatchReason, met, unmet } from '../match-reason.ts'
import { type Question, sayTime, visitsWithin } from '../question.ts'
import { sayAway } from './check-time-off.ts'

export type FoundRooms = {
  /** Free from set-up to the end of clean-up, by name; those of the right type, or substitutes. */
  readonly rooms: readonly Room[]
  readonly reason: MatchReason
}

/**
 * A room of the type has a place left at every moment from set-up to the end of clean-up. Where the
 * type is only preferred, any other room of the location will do.
 */
export function findRoom(question: Question): FoundRooms {
  const { service, practice, location } = question
  const here = practice.roomsOf.get(location.id) ?? []
  const ofType = here.filter(({ type }) => type === service.roomType)
  const free = ofType.filter((room) => whyTaken(question, room) === null)
  const [first] = free
  if (first !== undefined) return { rooms: free, reason: met('room', `${first.name} free`) }
  const taken = sayTaken(question, ofType)
  if (service.roomNeed === 'required') return { rooms: [], reason: unmet('room', taken) }
  const others = here.filter((room) => !ofType.includes(room) && whyTaken(question, room) === null)
  const [other] = others
  if (other === undefined) return { rooms: [], reason: unmet('room', `${taken}, no other free`) }
  return { rooms: others, reason: met('room-substitute', `${taken}; ${other.name} will do`) }
}

function sayTaken(question: Question, rooms: readonly Room[]): string {
  const kind = kindOf(question.service.roomType)
  if (rooms.length === 0) return `${question.location.name} has no ${kind} room`
  const [only, ...more] = rooms
  if (only !== undefined && more.length === 0) return whyTaken(question, only) ?? `No ${kind} room`
  return `No ${kind} room: ${rooms.map((room) => whyTaken(question, room)).join(', ')}`
}

/** "Laser room taken 14:00–15:20"; null when it has a place left throughout. */
function whyTaken(question: Question, room: Room): string | null {
  const { practice, footprint } = question
  const [closed] = timesWithin(practice.timeOff.get(`room:${room.id}`), footprint)
  if (closed !== undefined) return `${room.name} closed ${sayAway(question, closed)}`
  const visits = visitsWithin(question, `room:${room.id}`, footprint)
  if (visits.length < room.capacity) return null
  const full = fullTimes(visits, room.capacity).find((span) => overlaps(span, footprint))
  if (full === undefined) return null
  return `${room.name} ${room.capacity === 1 ? 'taken' : 'full'} ${sayTime(question, full)}`
}

function kindOf(roomType: string): string {
  return roomType.replaceAll('-', ' ').replace(/ room$/, '')
}
