import type { ProviderId } from '../ids.ts'
import type { PreparedPractice } from '../match/prepare-practice.ts'
import type { AvailabilityRequest, FreeSlot, ReachablePlace } from './availability-request.ts'
import { gridOf, instantsIn } from './grid.ts'
import type { IntervalSet } from './interval-sets.ts'
import { type ProviderStarts, startsAt } from './starts-at.ts'

const MINUTE_MS = 60_000

/**
 * Every free time that is asked for: earliest first, of equal times the nearest location. A time is
 * free when one provider may and can, and one room, the devices and the patient are free with them
 * (facts/scheduling 2.4). Nothing is tried out: what is free is a set of starts for each of them,
 * and the sets are intersected.
 */
export function findSlots(
  practice: PreparedPractice,
  request: AvailabilityRequest,
): readonly FreeSlot[] {
  const places = request.places ?? everywhere(practice)
  const grids = new Map<string, readonly number[]>()
  const slots = places
    .flatMap((place) => slotsAt(practice, request, { ...place, grids }))
    .sort(byTimeAndPlace)
  return request.limit === undefined ? slots : slots.slice(0, request.limit)
}

export function everywhere({ records }: PreparedPractice): readonly ReachablePlace[] {
  return records.locations.map(({ id }) => ({ locationId: id, miles: null }))
}

type Place = ReachablePlace & {
  /** The instants to choose from, by zone: the same for all locations of one. */
  readonly grids: Map<string, readonly number[]>
}

function slotsAt(
  practice: PreparedPractice,
  request: AvailabilityRequest,
  { locationId, miles, grids }: Place,
): readonly FreeSlot[] {
  const found = startsAt(practice, request, locationId)
  if (found === null || found.able.length === 0) return []
  const { search, able } = found
  const { timeZone } = search.calendar
  const grid = grids.get(timeZone) ?? gridOf(search)
  grids.set(timeZone, grid)
  const lengthMs = search.treatment.afterMs
  return [...whoWhen(able, grid, request)].map(([startAt, providerIds]) => ({
    startAt,
    endAt: startAt + lengthMs,
    locationId,
    miles,
    providerIds,
  }))
}

/** By the start, who can then. */
function whoWhen(
  able: readonly ProviderStarts[],
  grid: readonly number[],
  request: AvailabilityRequest,
): ReadonlyMap<number, readonly ProviderId[]> {
  const who = new Map<number, ProviderId[]>()
  for (const { provider, starts } of preferredFirst(able, request)) {
    const instants = instantsIn(grid, starts)
    for (const at of request.besideVisits ? withEdges(instants, starts) : instants) {
      const others = who.get(at)
      if (others === undefined) who.set(at, [provider.id])
      else others.push(provider.id)
    }
  }
  return who
}

/** The first instants of what is free, on whole minutes, whether on the grid or not. */
function withEdges(instants: readonly number[], starts: IntervalSet): readonly number[] {
  const edges = starts
    .map(({ startAt, endAt }) => ({ at: Math.ceil(startAt / MINUTE_MS) * MINUTE_MS, endAt }))
    .filter(({ at, endAt }) => at < endAt)
    .map(({ at }) => at)
  return [...new Set([...instants, ...edges])]
}

function preferredFirst(
  able: readonly ProviderStarts[],
  { preferredProviderId }: AvailabilityRequest,
): readonly ProviderStarts[] {
  const isPreferred = ({ provider }: ProviderStarts) => provider.id === preferredProviderId
  return [...able.filter(isPreferred), ...able.filter((one) => !isPreferred(one))]
}

function byTimeAndPlace(one: FreeSlot, other: FreeSlot): number {
  if (one.startAt !== other.startAt) return one.startAt - other.startAt
  const nearer = (one.miles ?? 0) - (other.miles ?? 0)
  return nearer !== 0 ? nearer : one.locationId < other.locationId ? -1 : 1
}
