import { createDraws } from '../../packages/scheduling/src/availability/testing/draws.ts'
import type { MatchPractice } from '../../packages/scheduling/src/match/match-practice.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
export const TIME_ZONE = 'America/Chicago'
/** A Monday, midnight in Chicago. */
export const BASE_AT = Date.UTC(2026, 5, 15, 5)
export const DAYS = 14

const KINDS = [
  { id: 'toxin', type: 'treatment', minutes: 30, after: 15, kind: 'neurotoxin' },
  { id: 'filler', type: 'treatment', minutes: 45, after: 15, kind: 'filler' },
  { id: 'laser', type: 'laser', minutes: 60, after: 20, kind: 'laser-safety' },
  { id: 'facial', type: 'facial', minutes: 75, after: 10, kind: 'esthetician' },
] as const

/** 10 locations, 60 providers, 40 rooms and about 4,000 bookings in two weeks. */
export function schedulingWorld(): MatchPractice {
  const { oneOf, upTo } = createDraws(2026)
  const locations = Array.from({ length: 10 }, (_, index) => ({
    ...{ id: `l${index}`, externalId: '', name: `L${index}`, address: '', zip: '78701' },
    timeZone: TIME_ZONE,
    hours: [1, 2, 3, 4, 5, 6].map((day) => ({ day, opens: '08:00', closes: '20:00' })),
    closures: [],
  }))
  const rooms = Array.from({ length: 40 }, (_, index) => ({
    ...{ id: `r${index}`, externalId: '', name: `R${index}`, capacity: 1 },
    type: ['treatment', 'treatment', 'laser', 'facial'][index % 4] ?? '',
    locationId: `l${Math.floor(index / 4)}`,
  }))
  const services = KINDS.map(({ id, type, minutes, after, kind }) => ({
    ...{ id, externalId: '', name: id, category: '', product: null, roomType: type },
    requirement: { credentials: { kind }, roles: [] },
    ...{ roomNeed: 'required', equipmentTypes: [], overrides: [], priceCents: null },
    ...{ durationMinutes: minutes, bufferBeforeMinutes: 0, bufferAfterMinutes: after },
  }))
  const providers = Array.from({ length: 60 }, (_, index) => ({
    ...{ id: `p${index}`, externalId: '', firstName: '', lastName: '', displayName: `P${index}` },
    roles: ['RN'],
    locationId: `l${index % 10}`,
    shifts: [1, 2, 3, 4, 5, 6]
      .filter(() => upTo(5) > 0)
      .map((day) => ({
        day,
        ...oneOf({ from: '08:00', to: '16:00' }, { from: '11:00', to: '20:00' }),
      })),
    ...{ runningLateMinutes: 0, runningLateUntil: null },
  }))
  const credentials = providers.flatMap(({ id }, index) =>
    KINDS.filter((_, kind) => (index + kind) % 5 < 3).map(({ kind }) => ({
      ...{ id: `${id}-${kind}`, providerId: id, kind, status: 'active', number: '' },
      ...{ validFrom: null, validUntil: '2030-01-01', expiresAt: null, products: [] },
      ...{ verifiedOn: null, source: '' },
    })),
  )
  const appointments = providers.flatMap(({ id, locationId }) =>
    Array.from({ length: DAYS }, (_, day) => day).flatMap((day) => {
      let minute = 8 * 60 + upTo(8) * 15
      return Array.from({ length: 5 }, () => {
        const { id: serviceId, minutes, after, type } = oneOf<(typeof KINDS)[number]>(...KINDS)
        const startAt = BASE_AT + day * DAY_MS + minute * MINUTE_MS
        minute += minutes + after + upTo(4) * 15
        const fitting = rooms.filter((room) => room.locationId === locationId && room.type === type)
        return {
          ...{ id: `a${id}-${day}-${minute}`, externalId: '', connectionId: '', locationId },
          ...{ serviceId, providerId: id, roomId: oneOf(...fitting).id, patientId: null },
          ...{ startAt, endAt: startAt + minutes * MINUTE_MS, status: 'booked' },
        }
      })
    }),
  )
  const records = { locations, rooms, services, providers, credentials, appointments }
  return { ...records, equipment: [], timeOff: [] } as unknown as MatchPractice
}
