import type { LocationId, ProviderId, ServiceId } from '../ids.ts'
import type { Interval } from '../intervals.ts'
import type { Credential } from '../practice/credential.ts'
import type { Location } from '../practice/location.ts'
import type { Equipment, Room } from '../practice/room.ts'
import { type Service, serviceAt } from '../practice/service.ts'
import type { TimeOff } from '../practice/time-off.ts'
import { roleLattice } from '../roles.ts'
import { type BusyTimes, createBusyTimes } from './busy-times.ts'
import { type Calendar, createCalendar } from './calendar.ts'
import { giveDevices } from './give-devices.ts'
import type { HeldSpan, MatchPractice, MatchRules } from './match-practice.ts'
import { type Skills, skillsOf } from './score/skills.ts'
import { heldVisit, sameVisit, type Visit, visitOf } from './visit.ts'

/** A practice made ready for many matches: found by id, busy times sorted. */
export type PreparedPractice = {
  readonly records: MatchPractice
  readonly rules: MatchRules
  readonly servicesById: ReadonlyMap<ServiceId, Service>
  readonly locationsById: ReadonlyMap<LocationId, Location>
  readonly credentialsOf: ReadonlyMap<ProviderId, readonly Credential[]>
  readonly roomsOf: ReadonlyMap<LocationId, readonly Room[]>
  readonly equipmentOf: ReadonlyMap<LocationId, readonly Equipment[]>
  /** By `provider:id`, `room:id`, `equipment:id` and `patient:id`. */
  readonly visits: ReadonlyMap<string, BusyTimes<Visit>>
  /** By `provider:id`, `room:id` and `equipment:id`. */
  readonly timeOff: ReadonlyMap<string, BusyTimes<TimeOff>>
  readonly calendarOf: (timeZone: string) => Calendar
  readonly skills: () => Skills
  /** Remembers what no visit changes, such as shifts in UTC. */
  readonly standing: <Made>(key: string, make: () => Made) => Made
}

/** Sorts a practice's records once, for as many matches as are asked of it. */
export function preparePractice(records: MatchPractice, rules: MatchRules = {}): PreparedPractice {
  const servicesById = new Map(records.services.map((service) => [service.id, service]))
  const calendars = new Map<string, Calendar>()
  let skills: Skills | undefined
  return {
    records,
    rules,
    servicesById,
    locationsById: new Map(records.locations.map((location) => [location.id, location])),
    credentialsOf: Map.groupBy(records.credentials, ({ providerId }) => providerId),
    roomsOf: byLocation(records.rooms),
    equipmentOf: byLocation(records.equipment),
    visits: busyTimes([...visitsOf(records, servicesById), ...heldTimes(records)]),
    timeOff: busyTimes(
      records.timeOff.map((time) => [`${time.resourceKind}:${time.resourceId}`, time] as const),
    ),
    calendarOf: (timeZone) => {
      const calendar = calendars.get(timeZone) ?? createCalendar(timeZone)
      calendars.set(timeZone, calendar)
      return calendar
    },
    skills: () => {
      skills ??= skillsOf(records, rules.lattice ?? roleLattice)
      return skills
    },
    standing: createStanding(),
  }
}

/** So many that a practice of a hundred providers fits; then it begins anew. */
const STANDING_LIMIT = 10_000

function createStanding(): PreparedPractice['standing'] {
  const known = new Map<string, unknown>()
  return <Made>(key: string, make: () => Made): Made => {
    if (known.has(key)) return known.get(key) as Made
    if (known.size >= STANDING_LIMIT) known.clear()
    const made = make()
    known.set(key, made)
    return made
  }
}

/** The same practice with what we hold ourselves; the rest is shared, not copied. */
export function withHeld(practice: PreparedPractice, held: readonly HeldSpan[]): PreparedPractice {
  if (held.length === 0) return practice
  const records = { ...practice.records, held }
  const visits = new Map(practice.visits)
  for (const [key, taken] of Map.groupBy(heldTimes(records), ([at]) => at)) {
    const more = taken.map(([, visit]) => visit)
    visits.set(key, createBusyTimes([...(visits.get(key)?.times ?? []), ...more]))
  }
  return { ...practice, records, visits }
}

/** The same practice with one more visit taken; the rest is shared, not copied. */
export function withVisit(practice: PreparedPractice, visit: Visit): PreparedPractice {
  const visits = new Map(practice.visits)
  for (const [key, taken] of takenBy(visit)) {
    visits.set(key, createBusyTimes([...(visits.get(key)?.times ?? []), taken]))
  }
  return { ...practice, visits }
}

/** The same practice without a visit, as when it is about to move. */
export function withoutVisit(practice: PreparedPractice, visit: Visit): PreparedPractice {
  const visits = new Map(practice.visits)
  for (const [key] of takenBy(visit)) {
    const rest = visits.get(key)?.times.filter((other) => !sameVisit(other, visit))
    visits.set(key, createBusyTimes(rest ?? []))
  }
  return { ...practice, visits }
}

function visitsOf(
  records: MatchPractice,
  services: ReadonlyMap<ServiceId, Service>,
): readonly (readonly [string, Visit])[] {
  const visits = records.appointments.flatMap((appointment) => {
    const service = services.get(appointment.serviceId)
    const here = service && (serviceAt(service, appointment.locationId) ?? service)
    return visitOf(appointment, here) ?? []
  })
  const devices = giveDevices(records, visits, services)
  return visits
    .map((visit) => ({ ...visit, equipmentIds: devices.get(visit.appointmentId) ?? [] }))
    .flatMap(takenBy)
}

/** What a visit takes: the patient for the treatment alone, everybody else with set-up and clean-up. */
function takenBy(visit: Visit): readonly (readonly [string, Visit])[] {
  const { patientId, roomId } = visit
  const taken: (readonly [string, Visit])[] = [[`provider:${visit.providerId}`, visit]]
  if (roomId !== null) taken.push([`room:${roomId}`, visit])
  if (patientId !== null) taken.push([`patient:${patientId}`, { ...visit, ...visit.treatment }])
  return [...taken, ...visit.equipmentIds.map((id) => [`equipment:${id}`, visit] as const)]
}

function heldTimes({ held = [] }: MatchPractice): readonly (readonly [string, Visit])[] {
  return held.map((span) => [`${span.kind}:${span.resourceId}`, heldVisit(span)] as const)
}

function busyTimes<Time extends Interval>(
  taken: readonly (readonly [string, Time])[],
): ReadonlyMap<string, BusyTimes<Time>> {
  const groups = Map.groupBy(taken, ([key]) => key)
  return new Map(
    [...groups].map(([key, pairs]) => [key, createBusyTimes(pairs.map(([, time]) => time))]),
  )
}

function byLocation<Thing extends { readonly locationId: LocationId; readonly name: string }>(
  things: readonly Thing[],
): ReadonlyMap<LocationId, readonly Thing[]> {
  const sorted = [...things].sort((one, other) => (one.name < other.name ? -1 : 1))
  return Map.groupBy(sorted, ({ locationId }) => locationId)
}
