import { overlaps } from '../../intervals.ts'
import { fullTimes } from '../full-times.ts'
import { type MatchReason, met, unmet } from '../match-reason.ts'
import { type Question, sayTime } from '../question.ts'
import { sentenceCase } from '../sentence-case.ts'
import { isDeviceFree, timesWithout } from './free-devices.ts'

/**
 * Of each type the service asks for, one device of the location is free from set-up to the end of
 * clean-up: nobody changes devices half-way.
 */
export function checkEquipment(question: Question): readonly MatchReason[] {
  return question.service.equipmentTypes.map((type) => checkDevice(question, type))
}

export function checkDevice(question: Question, type: string): MatchReason {
  const { practice, location, footprint } = question
  const words = type.replaceAll('-', ' ')
  const all = practice.equipmentOf.get(location.id) ?? []
  const devices = all.filter((device) => device.type === type)
  if (devices.length === 0) {
    return unmet('equipment', `${location.name} has no ${words} on file`)
  }
  if (devices.some((device) => isDeviceFree(question, device))) {
    return met('equipment', `${sentenceCase(words)} free`)
  }
  const without = devices.flatMap((device) => fullTimes(timesWithout(question, device), 1))
  const [full] = fullTimes(without, devices.length).filter((span) => overlaps(span, footprint))
  return full === undefined
    ? unmet('equipment', `No ${words} free for all of the time`)
    : unmet('equipment', `${sentenceCase(words)} taken ${sayTime(question, full)}`)
}
