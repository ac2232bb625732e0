import type { Interval } from '../intervals.ts'
import { timesWithin } from '../match/busy-times.ts'
import { fullTimes } from '../match/full-times.ts'
import { mergeTouching } from '../match/merge-touching.ts'
import { openingsOn } from '../match/rules/check-location.ts'
import { type IntervalSet, intersect, startsWithin, subtract } from './interval-sets.ts'
import { type Search, visitsOf } from './search.ts'

/** Starts from which the treatment lies in opening hours and on no day of closure. */
export function openStarts(search: Search): IntervalSet {
  const { location, calendar, window, treatment } = search
  const hours = location.hours.length === 0 ? [window] : openingsOf(search)
  const closed = location.closures.map(({ from, until }) => ({
    startAt: calendar.dayOn(from).startAt,
    endAt: calendar.dayOn(until).endAt,
  }))
  return startsWithin(subtract(hours, inOrder(closed)), treatment)
}

/** Known for as long as the hours are the same, whatever is booked. */
function openingsOf({ practice, calendar, days, location }: Search): IntervalSet {
  const key = `hours ${location.id} ${days[0]?.date} ${days.length}`
  return practice.standing(key, () => openingsOn(days, location, calendar))
}

/** Starts from which the patient is nowhere else during the treatment. */
export function patientStarts(search: Search): IntervalSet {
  const { request, window, treatment } = search
  const { patientId } = request
  if (patientId === undefined || patientId === null) return [window]
  return startsWithin(subtract([window], visitsOf(search, `patient:${patientId}`)), treatment)
}

/** Starts from which the treatment lies within one of the times that are wished for. */
export function wishedStarts(search: Search): IntervalSet {
  const { request, window, days, treatment } = search
  const { times } = request
  if (times === undefined) return [window]
  const spans = days.flatMap((day) =>
    times
      .filter((time) => time.days.includes(day.weekday))
      .map(({ from, to }) => ({ startAt: day.at(from), endAt: day.at(to) })),
  )
  return mergeStarts(spans.map((span) => startsWithin([span], treatment)))
}

/**
 * Starts from which one and the same room has a place left from set-up to the end of clean-up. Each
 * room is looked at by itself, so that nobody has to change rooms half-way.
 */
export function roomStarts(search: Search): IntervalSet {
  const { practice, location, service } = search
  const here = practice.roomsOf.get(location.id) ?? []
  const fitting =
    service.roomNeed === 'required' ? here.filter(({ type }) => type === service.roomType) : here
  return mergeStarts(fitting.map((room) => startsOfThing(search, `room:${room.id}`, room.capacity)))
}

function startsOfThing(search: Search, key: string, capacity: number): IntervalSet {
  const { practice, window, footprint } = search
  const visits = visitsOf(search, key)
  const full = capacity === 1 ? visits : fullTimes(visits, capacity)
  const out = timesWithin(practice.timeOff.get(key), window)
  return startsWithin(subtract(subtract([window], full), out), footprint)
}

/** Starts from which one and the same device of each type has a place left for all of the visit. */
export function equipmentStarts(search: Search): IntervalSet {
  const { service, window } = search
  return service.equipmentTypes.reduce<IntervalSet>(
    (so, type) => intersect(so, startsOfType(search, type)),
    [window],
  )
}

function startsOfType(search: Search, type: string): IntervalSet {
  const { practice, location } = search
  const devices = practice.equipmentOf.get(location.id) ?? []
  return mergeStarts(
    devices
      .filter((device) => device.type === type)
      .map((device) => startsOfThing(search, `equipment:${device.id}`, device.capacity)),
  )
}

/** Sets of starts may overlap: any of them will do. */
export function mergeStarts(sets: readonly IntervalSet[]): IntervalSet {
  const [first, ...more] = sets
  if (first === undefined) return []
  return more.length === 0 ? first : mergeTouching(sets.flat())
}

function inOrder(times: readonly Interval[]): readonly Interval[] {
  return [...times].sort((one, other) => one.startAt - other.startAt)
}
