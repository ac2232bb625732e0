import { Temporal } from 'temporal-polyfill'
import type { MatchPractice } from '../../match/match-practice.ts'
import type { CredentialRule } from '../../practice/credential-rule.ts'
import type { AvailabilityRequest } from '../availability-request.ts'
import type { TwinWorld } from './bitmap-twin.ts'
import type { Draws } from './draws.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const DAYS = 5
const instant = (text: string) => Temporal.Instant.from(text).epochMilliseconds

/** Local midnights: an ordinary week and weeks in which clocks change. */
const weeks = [
  { timeZone: 'America/Chicago', baseAt: instant('2026-06-15T05:00Z') },
  { timeZone: 'America/New_York', baseAt: instant('2026-03-06T05:00Z') },
  { timeZone: 'America/Chicago', baseAt: instant('2026-10-30T05:00Z') },
  { timeZone: 'America/Phoenix', baseAt: instant('2026-11-01T07:00Z') },
  { timeZone: 'Australia/Lord_Howe', baseAt: instant('2026-10-01T13:30Z') },
]
const everyDay = [1, 2, 3, 4, 5, 6, 7]

type World = Draws & {
  readonly baseAt: number
  readonly timeZone: string
  readonly at: () => number
  readonly date: () => string
}

/** A small practice in which everything that matters happens often. */
export function drawWorld(draws: Draws): TwinWorld {
  const { baseAt, timeZone } = draws.oneOf(...weeks)
  const at = () => baseAt + draws.upTo(DAYS * 288) * 5 * MINUTE_MS
  const noon = () => baseAt + DAY_MS * (draws.upTo(DAYS) - 1) + 12 * HOUR_MS
  const date = () => Temporal.Instant.fromEpochMilliseconds(noon()).toString().slice(0, 10)
  const world = { ...draws, baseAt, timeZone, at, date }
  const places = drawPlaces(world)
  const place = () => draws.oneOf(...places.locations).id
  const services = ['s0', 's1'].map((id) => drawService(world, id, place))
  const people = drawPeople(world, place)
  const practice = {
    ...places,
    services,
    ...people,
    ...drawCalendar(world, { ...places, ...people }),
  }
  return { practice: practice as unknown as MatchPractice, baseAt, quanta: (DAYS + 2) * 288 }
}

function drawPlaces({ timeZone, oneOf, many, date }: World) {
  const locations = ['l0', ...many(1, () => 'l1')].map((id) => ({
    id,
    timeZone,
    hours: oneOf(
      [],
      everyDay.map((day) => ({ day, opens: '08:00', closes: '20:00' })),
      everyDay.map((day) => ({ day, opens: '16:00', closes: '02:00' })),
    ),
    closures: many(1, () => ({ from: date(), until: date(), reason: '' })),
  }))
  const thing = (id: string, type: string) => {
    const { id: locationId } = oneOf(...locations)
    return { id, name: id, type, capacity: oneOf(1, 1, 2), locationId }
  }
  const rooms = ['r0', ...many(2, (index) => `r${index + 1}`)]
  return {
    locations,
    rooms: rooms.map((id) => thing(id, oneOf('x', 'x', 'y'))),
    equipment: many(2, (index) => thing(`e${index}`, 'laser')),
  }
}

function drawService({ oneOf, many }: World, id: string, place: () => string) {
  const credentials = oneOf<CredentialRule>(
    { all: [] },
    { all: [] },
    { kind: 'a' },
    { any: [{ kind: 'a' }, { kind: 'b' }] },
    { all: [{ kind: 'a' }, { any: [{ kind: 'b' }, { kind: 'c' }] }] },
  )
  return {
    id,
    name: id,
    product: oneOf(null, 'Sculptra'),
    requirement: { roles: oneOf([], [], ['RN'], ['RN', 'PA'], ['esthetician']), credentials },
    roomType: oneOf('x', 'x', 'y'),
    roomNeed: oneOf('required', 'preferred'),
    equipmentTypes: oneOf([], [], ['laser']),
    durationMinutes: oneOf(15, 30, 45, 90),
    bufferBeforeMinutes: oneOf(0, 0, 10),
    bufferAfterMinutes: oneOf(0, 15, 20),
    overrides: many(1, () => ({
      locationId: place(),
      ...oneOf<object>(
        { durationMinutes: 60 },
        { isOffered: false },
        { bufferAfterMinutes: 5 },
        { roomType: oneOf('x', 'y'), roomNeed: 'required' },
        { equipmentTypes: oneOf([], ['laser']) },
        { requirement: { roles: oneOf([], ['RN']), credentials: { kind: oneOf('a', 'b') } } },
      ),
    })),
  }
}

function drawPeople({ oneOf, many, upTo, at, date }: World, place: () => string) {
  const shift = () => ({
    day: 1 + upTo(6),
    ...oneOf(
      { from: '08:00', to: '16:00' },
      { from: '12:00', to: '20:30' },
      { from: '20:00', to: '02:00' },
      { from: '06:00', to: '12:00' },
    ),
    ...oneOf<object>({}, { locationId: place() }),
  })
  const daily = everyDay.map((day) => ({ day, from: '09:00', to: '18:00' }))
  const providers = ['p0', 'p1', ...many(1, () => 'p2')].map((id) => ({
    id,
    displayName: id,
    roles: [oneOf('MD', 'NP', 'RN', 'RN', 'esthetician')],
    locationId: place(),
    shifts: [...oneOf(daily, []), ...many(4, shift)],
    runningLateMinutes: oneOf(0, 0, 15),
    runningLateUntil: oneOf(null, at()),
  }))
  const credentials = many(9, () => ({
    providerId: oneOf(...providers).id,
    kind: oneOf('a', 'b', 'c'),
    status: oneOf('active', 'active', 'active', 'active', 'pending', 'revoked'),
    validFrom: oneOf(null, '2020-01-01', date()),
    validUntil: oneOf(null, '2030-01-01', date(), date()),
    expiresAt: oneOf(null, null, at()),
    products: oneOf([], [], ['Sculptra'], ['Radiesse']),
  }))
  return { providers, credentials }
}

type Things = {
  readonly [name in 'locations' | 'rooms' | 'equipment' | 'providers']: readonly {
    readonly id: string
  }[]
}

function drawCalendar({ oneOf, many, upTo, at }: World, things: Things) {
  const timeOff = many(3, () => {
    const startAt = at()
    const kind = oneOf('provider', 'room', 'equipment')
    const all = { provider: things.providers, room: things.rooms, equipment: things.equipment }[
      kind
    ]
    const endAt = startAt + (1 + upTo(40)) * 15 * MINUTE_MS
    const resourceId = oneOf({ id: 'none' }, ...all, ...all).id
    return { resourceKind: kind, resourceId, startAt, endAt, reason: '' }
  })
  const appointments = many(14, (index) => {
    const startAt = at()
    return {
      id: `a${index}`,
      locationId: oneOf(...things.locations).id,
      serviceId: oneOf('s0', 's1'),
      providerId: oneOf(...things.providers).id,
      roomId: oneOf(null, ...things.rooms.map(({ id }) => id)),
      patientId: oneOf(null, 'q0', 'q1'),
      startAt,
      endAt: startAt + oneOf(15, 30, 120) * MINUTE_MS,
      status: oneOf('booked', 'booked', 'confirmed', 'completed', 'cancelled', 'no-show'),
    }
  })
  const devices = () => oneOf([], ...things.equipment.map(({ id }) => [id]))
  const devicesOf = new Map(appointments.map(({ id }) => [id, devices()]))
  return { timeOff, appointments, devicesOf }
}

export function drawRequest(draws: Draws, { practice, baseAt }: TwinWorld): AvailabilityRequest {
  const { oneOf, upTo } = draws
  const from = baseAt + DAY_MS + upTo(3 * 96) * 15 * MINUTE_MS
  const wish = { days: [1, 3, 5, 6, 7], from: '09:00', to: '15:00' }
  const late = { days: [2, 4, 6], from: '10:00', to: '22:00' }
  const request = {
    serviceId: oneOf('s0', 's1'),
    from,
    until: from + oneOf(6, 24, 48) * HOUR_MS,
    notice: oneOf(undefined, { now: from, minutes: 90 }),
    stepMinutes: oneOf(5, 15, 30, 45, 50, 90),
    patientId: oneOf(undefined, 'q0'),
    times: oneOf(undefined, undefined, [wish], [wish, late]),
    onlyProviderIds: oneOf(undefined, undefined, ['p0']),
    product: oneOf(undefined, undefined, 'Sculptra'),
    moving: oneOf(undefined, practice.appointments[0]?.id),
    places: oneOf(undefined, undefined, [{ locationId: 'l0', miles: null }]),
  }
  return request as unknown as AvailabilityRequest
}
