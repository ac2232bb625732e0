/**
 * Availability computed another way, for comparison only: one bit for each five minutes, wall-clock
 * time told by Intl, and free runs found by erosion. Shares no line with the search it checks.
 */
import type { MatchPractice } from '../../match/match-practice.ts'
import type { Credential } from '../../practice/credential.ts'
import type { CredentialRule } from '../../practice/credential-rule.ts'
import type { Location } from '../../practice/location.ts'
import type { Provider } from '../../practice/provider.ts'
import type { Room } from '../../practice/room.ts'
import type { Service } from '../../practice/service.ts'
import type { Appointment } from '../../records.ts'
import type { AvailabilityRequest } from '../availability-request.ts'
import {
  allSet,
  and,
  type Bits,
  clear,
  eroded,
  indexesOf,
  noneSet,
  or,
  paint,
  QUANTUM_MS,
  set,
} from './bits.ts'
import { bitsByClock, type Clock, clocksOf } from './clocks.ts'

export type TwinWorld = {
  readonly practice: MatchPractice
  readonly baseAt: number
  readonly quanta: number
}

const PHYSICIANS = ['MD', 'DO']
const MINUTES = 5

/** `start provider` pairs, sorted. */
export function twinSlots(world: TwinWorld, request: AvailabilityRequest): readonly string[] {
  return world.practice.locations
    .filter(({ id }) => request.places?.some((place) => place.locationId === id) ?? true)
    .flatMap((location) => slotsAt({ ...world, request, location }))
    .sort()
}

type Ask = TwinWorld & { readonly request: AvailabilityRequest; readonly location: Location }
type Full = Ask & { readonly service: Service; readonly clocks: readonly Clock[] }

function slotsAt(ask: Ask): readonly string[] {
  const service = serviceHere(ask)
  if (service === undefined) return []
  const full = { ...ask, service, clocks: clocksOf(ask.location.timeZone, ask.baseAt, ask.quanta) }
  const place = [hours(full), patient(full), wishes(full), rooms(full), devices(full)].reduce(and)
  const starts = and(place, asked(full))
  return full.practice.providers
    .filter((provider) => mayTreat(full, provider))
    .flatMap((provider) => {
      const bits = and(starts, and(certified(full, provider), free(full, provider)))
      return indexesOf(bits).map(
        (index) => `${instantOf(full, index)} ${full.location.id} ${provider.id}`,
      )
    })
}

function serviceHere({ practice, request, location }: Ask): Service | undefined {
  const service = practice.services.find(({ id }) => id === request.serviceId)
  const change = service?.overrides.find(({ locationId }) => locationId === location.id)
  if (service === undefined || change?.isOffered === false) return undefined
  return {
    ...service,
    durationMinutes: change?.durationMinutes ?? service.durationMinutes,
    bufferBeforeMinutes: change?.bufferBeforeMinutes ?? service.bufferBeforeMinutes,
    bufferAfterMinutes: change?.bufferAfterMinutes ?? service.bufferAfterMinutes,
    roomType: change?.roomType ?? service.roomType,
    roomNeed: change?.roomNeed ?? service.roomNeed,
    equipmentTypes: change?.equipmentTypes ?? service.equipmentTypes,
    requirement: change?.requirement ?? service.requirement,
  }
}

function instantOf({ baseAt }: TwinWorld, index: number): number {
  return baseAt + index * QUANTUM_MS
}

function treatment({ service }: Full) {
  return { before: 0, after: service.durationMinutes / MINUTES }
}

function footprint({ service }: Full) {
  const { bufferBeforeMinutes, bufferAfterMinutes, durationMinutes } = service
  const after = (durationMinutes + bufferAfterMinutes) / MINUTES
  return { before: bufferBeforeMinutes / MINUTES, after }
}

function asked(full: Full): Bits {
  const { request, clocks, quanta, baseAt } = full
  const { notice, from, until, stepMinutes = 15 } = request
  const soonest = notice === undefined ? from : notice.now + notice.minutes * 60_000
  const inRange = noneSet(quanta)
  const range = { startAt: Math.max(from, soonest), endAt: until }
  paint(range, { baseAt, quanta }, (index) => set(inRange, index))
  const onGrid = ({ minuteShown }: Clock) => minuteShown % stepMinutes === 0
  return and(inRange, bitsByClock(clocks, `grid ${stepMinutes}`, onGrid))
}

function hours(full: Full): Bits {
  const { location, clocks, quanta } = full
  const open =
    location.hours.length === 0
      ? allSet(quanta)
      : location.hours
          .map(({ day, opens, closes }) => during(clocks, day, opens, closes))
          .reduce(or)
  const days = location.closures.map(({ from, until }) =>
    bitsByClock(clocks, `not ${from} ${until}`, ({ date }) => date < from || until < date),
  )
  return eroded(days.reduce(and, open), treatment(full))
}

function during(clocks: readonly Clock[], day: number, from: string, to: string): Bits {
  return bitsByClock(clocks, `${day} ${from} ${to}`, (clock) => isDuring(clock, day, from, to))
}

function isDuring(clock: Clock, day: number, from: string, to: string): boolean {
  if (from < to) return clock.weekday === day && from <= clock.time && clock.time < to
  const isNextDay = clock.weekday === (day % 7) + 1
  return (clock.weekday === day && from <= clock.time) || (isNextDay && clock.time < to)
}

function visitsOf(full: Full, takes: (visit: Appointment) => boolean): readonly Appointment[] {
  return full.practice.appointments
    .filter(({ status }) => status !== 'cancelled' && status !== 'no-show')
    .filter(({ id }) => id !== full.request.moving)
    .filter(takes)
}

/** A visit with the buffers of its service at its place. */
function withBuffers(full: Full, visit: Appointment) {
  const location = full.practice.locations.find(({ id }) => id === visit.locationId)
  const request = { ...full.request, serviceId: visit.serviceId }
  const service =
    (location && serviceHere({ ...full, request, location })) ??
    full.practice.services.find(({ id }) => id === visit.serviceId)
  return {
    startAt: visit.startAt - (service?.bufferBeforeMinutes ?? 0) * 60_000,
    endAt: visit.endAt + (service?.bufferAfterMinutes ?? 0) * 60_000,
  }
}

type Time = { readonly startAt: number; readonly endAt: number }

/** All but the times at which so many or more of these run at once. */
function leftOf(full: Full, taken: readonly Time[], places: number): Bits {
  if (places === 0) return noneSet(full.quanta)
  const left = allSet(full.quanta)
  const counts = new Map<number, number>()
  for (const time of taken) {
    paint(time, full, (index) => {
      const count = (counts.get(index) ?? 0) + 1
      counts.set(index, count)
      if (count >= places) clear(left, index)
    })
  }
  return left
}

function patient(full: Full): Bits {
  const { patientId } = full.request
  const visits = visitsOf(full, (visit) => patientId != null && visit.patientId === patientId)
  return eroded(leftOf(full, visits, 1), treatment(full))
}

function wishes(full: Full): Bits {
  const { request, clocks, quanta } = full
  if (request.times === undefined) return allSet(quanta)
  return request.times
    .flatMap(({ days, from, to }) => days.map((day) => during(clocks, day, from, to)))
    .map((bits) => eroded(bits, treatment(full)))
    .reduce(or, noneSet(quanta))
}

function outOf(full: Full, kind: string, thing: string): readonly Time[] {
  return full.practice.timeOff.filter(
    ({ resourceKind, resourceId }) => resourceKind === kind && resourceId === thing,
  )
}

function rooms(full: Full): Bits {
  const { practice, location, service } = full
  return practice.rooms
    .filter((room) => room.locationId === location.id)
    .filter((room) => service.roomNeed === 'preferred' || room.type === service.roomType)
    .map((room) => eroded(placesIn(full, room), footprint(full)))
    .reduce(or, noneSet(full.quanta))
}

function placesIn(full: Full, { id, capacity }: Room): Bits {
  const inside = visitsOf(full, ({ roomId }) => roomId === id)
  const visits = inside.map((visit) => withBuffers(full, visit))
  return and(leftOf(full, visits, capacity), leftOf(full, outOf(full, 'room', id), 1))
}

function devices(full: Full): Bits {
  return full.service.equipmentTypes
    .map((type) => devicesOf(full, type))
    .reduce(and, allSet(full.quanta))
}

/** Whole visits on one device or another; which one a booked visit has is told by the world. */
function devicesOf(full: Full, type: string): Bits {
  const { practice, location } = full
  return practice.equipment
    .filter((device) => device.locationId === location.id && device.type === type)
    .map(({ id, capacity }) => {
      const on = visitsOf(full, (visit) => practice.devicesOf?.get(visit.id)?.includes(id) === true)
      const visits = on.map((visit) => withBuffers(full, visit))
      const left = leftOf(full, visits, capacity)
      return eroded(and(left, leftOf(full, outOf(full, 'equipment', id), 1)), footprint(full))
    })
    .reduce(or, noneSet(full.quanta))
}

function mayTreat({ service, request, location }: Full, provider: Provider): boolean {
  if (request.onlyProviderIds !== undefined && !request.onlyProviderIds.includes(provider.id)) {
    return false
  }
  const worksHere = provider.shifts.some(
    (shift) => (shift.locationId ?? provider.locationId) === location.id,
  )
  const wanted: readonly string[] = service.requirement.roles
  const able = wanted.length === 0 || provider.roles.some((role) => canBe(role, wanted))
  return worksHere && able
}

function canBe(role: string, wanted: readonly string[]): boolean {
  if (wanted.includes(role)) return true
  if (PHYSICIANS.includes(role)) {
    return wanted.some((name) => ['MD', 'DO', 'NP', 'PA', 'RN'].includes(name))
  }
  return (role === 'NP' || role === 'PA') && wanted.includes('RN')
}

function certified(full: Full, provider: Provider): Bits {
  return byRule(full, provider, full.service.requirement.credentials)
}

function byRule(full: Full, provider: Provider, rule: CredentialRule): Bits {
  if ('kind' in rule) return byKind(full, provider, rule.kind)
  if ('all' in rule) {
    return rule.all.map((part) => byRule(full, provider, part)).reduce(and, allSet(full.quanta))
  }
  return rule.any.map((part) => byRule(full, provider, part)).reduce(or, noneSet(full.quanta))
}

function byKind(full: Full, provider: Provider, kind: string): Bits {
  const product = full.request.product ?? full.service.product
  const valid = full.practice.credentials
    .filter((card) => card.providerId === provider.id && card.kind === kind)
    .filter(({ status }) => status === 'active')
    .filter(({ products: [...named] }) => named.length === 0 || named.includes(product ?? ''))
    .map((card) => validity(full, card))
    .reduce(or, noneSet(full.quanta))
  return eroded(valid, treatment(full))
}

function validity(full: Full, { validFrom, validUntil, expiresAt }: Credential): Bits {
  const isPrinted = ({ date }: Clock) =>
    (validFrom === null || validFrom <= date) && (validUntil === null || date <= validUntil)
  const printed = bitsByClock(full.clocks, `from ${validFrom} ${validUntil}`, isPrinted)
  if (expiresAt === null) return printed
  const exact = noneSet(full.quanta)
  paint({ startAt: 0, endAt: expiresAt }, full, (index) => set(exact, index))
  return and(printed, exact)
}

function free(full: Full, provider: Provider): Bits {
  const { quanta, clocks, location } = full
  const works = provider.shifts
    .filter((shift) => (shift.locationId ?? provider.locationId) === location.id)
    .map(({ day, from, to }) => during(clocks, day, from, to))
    .reduce(or, noneSet(quanta))
  const visits = visitsOf(full, ({ providerId }) => providerId === provider.id).map((visit) =>
    withBuffers(full, visit),
  )
  const taken = [...visits, ...outOf(full, 'provider', provider.id)]
  const isFree = and(works, leftOf(full, taken, 1))
  return and(eroded(isFree, footprint(full)), onTime(full, provider, visits))
}

/** Nobody who runs late begins the set-up of a visit before the one before is really over. */
function onTime(full: Full, provider: Provider, visits: readonly Time[]): Bits {
  const { runningLateMinutes, runningLateUntil } = provider
  const beforeMs = footprint(full).before * QUANTUM_MS
  const late = visits.map(({ endAt }) => ({
    startAt: endAt + beforeMs,
    endAt: Math.min(endAt + runningLateMinutes * 60_000, runningLateUntil ?? endAt * 2) + beforeMs,
  }))
  return leftOf(full, late, 1)
}
