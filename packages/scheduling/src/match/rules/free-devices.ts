import type { Interval } from '../../intervals.ts'
import { overlaps } from '../../intervals.ts'
import type { Equipment } from '../../practice/room.ts'
import { timesWithin } from '../busy-times.ts'
import { fullTimes } from '../full-times.ts'
import { type Question, visitsWithin } from '../question.ts'

/** Whether one and the same device has a place left from set-up to the end of clean-up. */
export function isDeviceFree(question: Question, device: Equipment): boolean {
  return timesWithout(question, device).every((time) => !overlaps(time, question.footprint))
}

/** When a device has no place left around the visit: all its places are taken, or it is in repair. */
export function timesWithout(question: Question, { id, capacity }: Equipment): readonly Interval[] {
  const { practice, footprint } = question
  const key = `equipment:${id}`
  const taken = fullTimes(visitsWithin(question, key, footprint), capacity)
  return [...taken, ...timesWithin(practice.timeOff.get(key), footprint)]
}
