import { createDraws, type Draws } from '../../../availability/testing/draws.ts'
import type { BatchRequest } from '../../dispatch-batch.ts'
import type { MatchPractice } from '../../match-practice.ts'

export const MINUTE_MS = 60_000
/** Starts are offered at every quarter of an hour, to the match and to the optimum alike. */
const QUARTER_MINUTES = 15
/** Monday 2026-06-15, midnight in Chicago. */
const MIDNIGHT = 1_781_499_600_000
const OPENS_MINUTE = 9 * 60
const CLOSES_MINUTE = 19 * 60
const PROVIDERS = 6
const PAST_VISITS = 250
const DAY_MS = 24 * 60 * MINUTE_MS

/** The five rows of the seed matrix with the dollars a visit brings in, and their part of demand. */
const KINDS = [
  { id: 'toxin', minutes: 30, after: 15, room: 'treatment', value: 420, parts: 8 },
  { id: 'filler', minutes: 45, after: 15, room: 'treatment', value: 700, parts: 3 },
  { id: 'laser', minutes: 60, after: 20, room: 'laser', value: 350, parts: 3 },
  { id: 'facial', minutes: 75, after: 10, room: 'facial', value: 225, parts: 4 },
  { id: 'iv', minutes: 45, after: 10, room: 'iv', value: 200, parts: 2 },
] as const
type Kind = (typeof KINDS)[number]
const DEMAND = KINDS.flatMap((kind) => Array.from({ length: kind.parts }, () => kind))
const ROOMS = ['treatment', 'treatment', 'laser', 'facial', 'iv']

export type DayRequest = BatchRequest & { readonly value: number }

/** A made-up day: a practice with nothing booked that day, and who asks, in the order of asking. */
export type DayOfRequests = {
  readonly practice: MatchPractice
  readonly requests: readonly DayRequest[]
}

/**
 * Six providers with overlapping skills, five rooms of four types, and people who each want one
 * service within a window of two to six hours. The same seed makes the same day; the lowest bit of
 * a seed of draws counts for nothing.
 */
export function dayOfRequests(seed: number, count: number): DayOfRequests {
  const draws = createDraws(2 * seed)
  const practice = drawPractice(draws)
  const requests = Array.from({ length: count }, (_, index) => ask(draws, index))
  return { practice: { ...practice, appointments: drawBook(draws) }, requests }
}

function ask({ oneOf, upTo }: Draws, index: number): DayRequest {
  const kind = oneOf<Kind>(...DEMAND)
  const quarters = 8 + upTo(16)
  const from = OPENS_MINUTE + QUARTER_MINUTES * upTo(40 - quarters)
  const last =
    Math.min(from + quarters * QUARTER_MINUTES, CLOSES_MINUTE) - kind.minutes - kind.after
  const count = Math.max(0, Math.floor((last - from) / QUARTER_MINUTES) + 1)
  const places = Array.from({ length: count }, (_, step) => ({
    locationId: 'l',
    startAt: MIDNIGHT + (from + step * QUARTER_MINUTES) * MINUTE_MS,
  }))
  return { id: `r${index}`, serviceId: kind.id, places, value: kind.value } as unknown as DayRequest
}

/** The week before: the same kind of demand, each at a time of the patient's choosing. */
function drawBook(draws: Draws): MatchPractice['appointments'] {
  const asked = Array.from({ length: PAST_VISITS }, (_, index) => ask(draws, index))
  return asked
    .filter(({ places }) => places.length > 0)
    .map(({ serviceId, places }, index) => {
      const startAt = draws.oneOf(...places).startAt - (1 + (index % 7)) * DAY_MS
      const kind = KINDS.find(({ id }) => id === (serviceId as string))
      return {
        ...{ id: `past${index}`, externalId: '', connectionId: '', locationId: 'l', serviceId },
        ...{ providerId: `p${index % PROVIDERS}`, roomId: null, patientId: null },
        ...{ startAt, endAt: startAt + (kind?.minutes ?? 0) * MINUTE_MS, status: 'completed' },
      }
    }) as unknown as MatchPractice['appointments']
}

function drawPractice(draws: Draws): MatchPractice {
  const location = {
    ...{ id: 'l', externalId: '', name: 'Here', address: '', zip: '', hours: [], closures: [] },
    timeZone: 'America/Chicago',
  }
  const rooms = ROOMS.map((type, index) => ({
    ...{ id: `room${index}`, externalId: '', name: `Room ${index}`, capacity: 1 },
    ...{ type, locationId: 'l' },
  }))
  const services = KINDS.map(({ id, minutes, after, room, value }) => ({
    ...{ id, externalId: '', name: id, category: '', product: null, roomType: room },
    requirement: { credentials: { kind: id }, roles: [] },
    ...{ roomNeed: 'required', equipmentTypes: [], overrides: [], priceCents: value * 100 },
    ...{ durationMinutes: minutes, bufferBeforeMinutes: 0, bufferAfterMinutes: after },
  }))
  const practice = { locations: [location], rooms, services, ...drawPeople(draws) }
  return { ...practice, equipment: [], timeOff: [], appointments: [] } as unknown as MatchPractice
}

/** Each may do two services in five; whatever nobody drew falls to somebody. */
function drawPeople({ oneOf, upTo }: Draws) {
  const ids = Array.from({ length: PROVIDERS }, (_, index) => `p${index}`)
  const providers = ids.map((id) => ({
    ...{ id, externalId: '', firstName: '', lastName: '', displayName: id, roles: ['RN'] },
    ...{ locationId: 'l', runningLateMinutes: 0, runningLateUntil: null },
    shifts: [{ day: 1, from: '09:00', to: '19:00' }],
  }))
  const credentials = KINDS.flatMap(({ id: kind }) => {
    const drawn = ids.filter(() => upTo(4) < 2)
    return (drawn.length > 0 ? drawn : [oneOf(...ids)]).map((providerId) => ({
      ...{ id: `${providerId}-${kind}`, providerId, kind, status: 'active', number: '' },
      ...{ validFrom: null, validUntil: null, expiresAt: null, products: [] },
      ...{ verifiedOn: null, source: '' },
    }))
  })
  return { providers, credentials }
}
