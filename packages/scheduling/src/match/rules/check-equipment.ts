import { type Interval, overlaps } from '../../intervals.ts'
import type { Equipment } from '../../practice/room.ts'
import { timesWithin } from '../busy-times.ts'
import { fullTimes } from '../full-times.ts'
import { type MatchReason, met, unmet } from '../match-reason.ts'
import { type Question, sayTime, visitsWithin } from '../question.ts'
import { sentenceCase } from '../sentence-case.ts'

/**
 * Of each type the service asks for, one device of the location is left at every moment from set-up
 * to the end of clean-up: bookings name no device, so those of a type are counted together.
 */
export function checkEquipment(question: Question): readonly MatchReason[] {
  return question.service.equipmentTypes.map((type) => checkType(question, type))
}

function checkType(question: Question, type: string): MatchReason {
  const { practice, location, footprint } = question
  const words = type.replaceAll('-', ' ')
  const all = practice.equipmentOf.get(location.id) ?? []
  const devices = all.filter((device) => device.type === type)
  if (devices.length === 0) {
    return unmet('equipment', `${location.name} has no ${words} on file`)
  }
  const capacity = devices.reduce((sum, device) => sum + device.capacity, 0)
  const used = visitsWithin(question, `equipment:${type}@${location.id}`, footprint)
  const taken = [...used, ...repairs(question, devices)]
  const full = fullTimes(taken, capacity).find((span) => overlaps(span, footprint))
  if (full === undefined) return met('equipment', `${sentenceCase(words)} free`)
  return unmet('equipment', `${sentenceCase(words)} taken ${sayTime(question, full)}`)
}

/** A device in repair takes as many places as it has. */
function repairs({ practice, footprint }: Question, devices: readonly Equipment[]) {
  return devices.flatMap(({ id, capacity }): readonly Interval[] =>
    timesWithin(practice.timeOff.get(`equipment:${id}`), footprint).flatMap((time) =>
      Array.from({ length: capacity }, () => time),
    ),
  )
}
