import type { Room } from '../../practice/room.ts'
import type { Question } from '../question.ts'
import { openings } from '../rules/check-location.ts'
import { freeAround, scoreGaps } from './free-around.ts'
import { rushHoursAt } from './rush-hours.ts'
import { type ScoreValue, scoreValue } from './score-component.ts'

const MINUTE_MS = 60_000

/** What a visit takes of the times and rooms that others will ask for. */
export function placeScores(question: Question, room: Room | null) {
  return { ...roomScores(question, room), rush: rush(question) }
}

function rush({ practice, location, calendar, footprint }: Question): ScoreValue {
  const rushAt = practice.standing(`rush ${location.id}`, () =>
    rushHoursAt(practice.records, location.id, calendar),
  )
  const share = rushAt(footprint.startAt, footprint.endAt)
  return scoreValue(1 - share, sayRush(share))
}

function sayRush(share: number): string {
  if (share < 0.3) return 'Is seldom booked at that time of day'
  return share < 0.7 ? 'Is often booked at that time of day' : 'Is the busiest time of day'
}

/** What a visit does to the free time of its room: rooms are short as often as people. */
function roomScores(question: Question, room: Room | null): { readonly rooms: ScoreValue } {
  if (room === null) return { rooms: scoreValue(0.5, 'No room is on file') }
  if (room.capacity > 1) return { rooms: scoreValue(0.5, `${room.name} has several places`) }
  const { practice, footprint, location, day } = question
  const key = `room:${room.id}`
  const free = freeAround(footprint, {
    open: location.hours.length === 0 ? [day] : openings(question),
    taken: [practice.visits.get(key), practice.timeOff.get(key)],
  })
  const minutes = (footprint.endAt - footprint.startAt) / MINUTE_MS
  const { packRoom } = practice.skills()
  return { rooms: scoreGaps(free, minutes, (length) => packRoom(room.type, length)) }
}
