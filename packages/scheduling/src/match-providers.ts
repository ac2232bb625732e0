import { checkCredentials, type Reason } from './check-credentials.ts'
import { footprint, isOccupying, occupied } from './footprint.ts'
import type { LocationId, ProviderId, RoomId } from './ids.ts'
import { contains, type Interval, overlaps, peakOverlap } from './intervals.ts'
import { formatLocalTime, localParts, localSpan } from './local-time.ts'
import type { Credential } from './practice/credential.ts'
import type { Provider } from './practice/provider.ts'
import type { Room } from './practice/room.ts'
import type { Service } from './practice/service.ts'
import type { Appointment } from './records.ts'

export type MatchRequest = {
  readonly service: Service
  readonly locationId: LocationId
  /** Start of the visit, milliseconds UTC. */
  readonly startAt: number
  /** Taken when eligible, whoever else is less busy. */
  readonly prefer?: ProviderId | undefined
  readonly providers: readonly Provider[]
  readonly credentials: readonly Credential[]
  readonly rooms: readonly Room[]
  readonly services: readonly Service[]
  readonly appointments: readonly Appointment[]
  readonly timeZone: string
}

export type CandidateVerdict = {
  readonly providerId: ProviderId
  readonly name: string
  readonly isEligible: boolean
  readonly isChosen: boolean
  readonly reasons: readonly Reason[]
}

export type ProviderMatch = {
  readonly chosen: { readonly providerId: ProviderId; readonly roomId: RoomId } | null
  readonly candidates: readonly CandidateVerdict[]
}

/**
 * Every provider of the location with the reasons for and against, and the one to take: the
 * preferred one if eligible, else the least busy that day, names breaking ties.
 */
export function matchProviders(request: MatchRequest): ProviderMatch {
  const visit = footprint(request.startAt, request.service)
  const busy = occupancy(request)
  const room = freeRoom(request, busy, visit)
  const here = request.providers.filter(({ locationId }) => locationId === request.locationId)
  const judged = here.map((provider) => judge(request, busy, { provider, visit, room }))
  const chosen = choose(request, busy, judged)
  return {
    chosen: chosen && room ? { providerId: chosen.providerId, roomId: room.id } : null,
    candidates: judged.map((verdict) => ({
      ...verdict,
      isChosen: verdict.providerId === chosen?.providerId,
    })),
  }
}

type Busy = Interval & { readonly providerId: ProviderId; readonly roomId: RoomId | null }

function occupancy({ appointments, services }: MatchRequest): readonly Busy[] {
  const byId = new Map(services.map((service) => [service.id, service]))
  return appointments.filter(isOccupying).map((appointment) => ({
    ...occupied(appointment, byId.get(appointment.serviceId)),
    providerId: appointment.providerId,
    roomId: appointment.roomId,
  }))
}

/** One room for the whole visit, with a place left at every moment of it. */
function freeRoom(
  { rooms, locationId, service }: MatchRequest,
  busy: readonly Busy[],
  visit: Interval,
): Room | undefined {
  return rooms
    .filter((room) => room.locationId === locationId && room.type === service.roomType)
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .find((room) => {
      const inside = busy.filter(({ roomId }) => roomId === room.id)
      const during = inside
        .filter((other) => overlaps(other, visit))
        .map((other) => clip(other, visit))
      return peakOverlap(during) < room.capacity
    })
}

function clip(interval: Interval, within: Interval): Interval {
  return {
    startAt: Math.max(interval.startAt, within.startAt),
    endAt: Math.min(interval.endAt, within.endAt),
  }
}

function judge(
  request: MatchRequest,
  busy: readonly Busy[],
  {
    provider,
    visit,
    room,
  }: { readonly provider: Provider; readonly visit: Interval; readonly room: Room | undefined },
): CandidateVerdict {
  const { service, credentials, timeZone } = request
  const reasons = [
    ...checkCredentials(provider, service, { visit, credentials, timeZone }),
    checkShift(provider, visit, timeZone),
    checkFree(provider, busy, visit, timeZone),
    checkRoom(service, room),
  ]
  return {
    providerId: provider.id,
    name: provider.displayName,
    isEligible: reasons.every(({ isMet }) => isMet),
    isChosen: false,
    reasons,
  }
}

function checkShift({ shifts }: Provider, visit: Interval, timeZone: string): Reason {
  const { day } = localParts(visit.startAt, timeZone)
  const isMet = shifts
    .filter((shift) => shift.day === day)
    .some((shift) => contains(localSpan(visit.startAt, shift, timeZone), visit))
  return { code: 'shift', isMet, text: isMet ? 'on shift' : 'not on shift for the whole visit' }
}

function checkFree(
  { id }: Provider,
  busy: readonly Busy[],
  visit: Interval,
  timeZone: string,
): Reason {
  const other = busy.find(({ providerId, ...time }) => providerId === id && overlaps(time, visit))
  if (other === undefined) return { code: 'busy', isMet: true, text: 'free' }
  const from = formatLocalTime(other.startAt, timeZone)
  const to = formatLocalTime(other.endAt, timeZone)
  return { code: 'busy', isMet: false, text: `has another appointment ${from} to ${to}` }
}

function checkRoom({ roomType }: Service, room: Room | undefined): Reason {
  const kind = roomType.replaceAll('-', ' ')
  return room === undefined
    ? { code: 'room', isMet: false, text: `no free ${kind} room` }
    : { code: 'room', isMet: true, text: `${room.name} is free` }
}

function choose(
  { prefer, startAt, timeZone }: MatchRequest,
  busy: readonly Busy[],
  judged: readonly CandidateVerdict[],
): CandidateVerdict | undefined {
  const eligible = judged.filter(({ isEligible }) => isEligible)
  const wanted = eligible.find(({ providerId }) => providerId === prefer)
  if (wanted !== undefined) return wanted
  const { date } = localParts(startAt, timeZone)
  const busyMs = (id: ProviderId) =>
    busy
      .filter((time) => time.providerId === id && localParts(time.startAt, timeZone).date === date)
      .reduce((sum, time) => sum + time.endAt - time.startAt, 0)
  return [...eligible].sort(
    (one, other) =>
      busyMs(one.providerId) - busyMs(other.providerId) || (one.name < other.name ? -1 : 1),
  )[0]
}
