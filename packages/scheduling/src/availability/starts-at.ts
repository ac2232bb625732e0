import type { LocationId } from '../ids.ts'
import type { PreparedPractice } from '../match/prepare-practice.ts'
import type { Provider } from '../practice/provider.ts'
import type { AvailabilityRequest } from './availability-request.ts'
import { type IntervalSet, intersect } from './interval-sets.ts'
import {
  equipmentStarts,
  openStarts,
  patientStarts,
  roomStarts,
  wishedStarts,
} from './place-starts.ts'
import { credentialStarts, freeStarts, hasRole } from './provider-starts.ts'
import { type Search, searchAt } from './search.ts'

/** What the place, the patient and the wishes leave, whoever treats. */
export const placeRules = {
  hours: openStarts,
  patient: patientStarts,
  wishes: wishedStarts,
  room: roomStarts,
  equipment: equipmentStarts,
} as const
export type PlaceRule = keyof typeof placeRules

export function placeStarts(search: Search, without?: PlaceRule): IntervalSet {
  return (Object.keys(placeRules) as PlaceRule[])
    .filter((name) => name !== without)
    .reduce<IntervalSet>(
      (so, name) => (so.length === 0 ? so : intersect(so, placeRules[name](search))),
      [search.starts],
    )
}

/** The providers of the location who have a role for it and are not ruled out by name. */
export function candidatesAt(search: Search): readonly Provider[] {
  const { practice, location, request } = search
  const only = request.onlyProviderIds
  return providersAt(practice, location.id).filter(
    (provider) => hasRole(search, provider) && (only === undefined || only.includes(provider.id)),
  )
}

/** Everybody with a shift at the location, by name. */
export function providersAt(
  practice: PreparedPractice,
  locationId: LocationId,
): readonly Provider[] {
  return practice.standing(`providers ${locationId}`, () =>
    practice.records.providers
      .filter((provider) =>
        provider.shifts.some((shift) => (shift.locationId ?? provider.locationId) === locationId),
      )
      .sort((one, other) => (one.displayName < other.displayName ? -1 : 1)),
  )
}

/** A provider's possible starts among those that the place leaves. */
export function startsOfProvider(
  search: Search,
  provider: Provider,
  left: IntervalSet,
): IntervalSet {
  const certified = intersect(left, credentialStarts(search, provider))
  return certified.length === 0 ? certified : intersect(certified, freeStarts(search, provider))
}

export type ProviderStarts = { readonly provider: Provider; readonly starts: IntervalSet }

/** Who can start when at one location; never a pair of a provider and a room is tried. */
export function startsAt(
  practice: PreparedPractice,
  request: AvailabilityRequest,
  locationId: LocationId,
): { readonly search: Search; readonly able: readonly ProviderStarts[] } | null {
  const search = searchAt(practice, request, locationId)
  if (search === null) return null
  const left = placeStarts(search)
  if (left.length === 0) return { search, able: [] }
  const able = candidatesAt(search)
    .map((provider) => ({ provider, starts: startsOfProvider(search, provider, left) }))
    .filter(({ starts }) => starts.length > 0)
  return { search, able }
}
