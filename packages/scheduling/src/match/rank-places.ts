import type { LocationId } from '../ids.ts'
import { byScore, type MatchOption } from './match-option.ts'
import { type MatchRequest, matchProviders, type ProviderMatch } from './match-providers.ts'
import type { PreparedPractice } from './prepare-practice.ts'

/** A time at a location. */
export type Place = {
  readonly locationId: LocationId
  /** Start of the treatment, UTC ms. */
  readonly startAt: number
}

export type PlacedOption = MatchOption & { readonly locationId: LocationId }

/** What is asked for, its time and location left open. */
export type OpenRequest = Omit<MatchRequest, 'locationId' | 'startAt'>

/** Everybody who may and can at any of the places, best first; the earlier of equals comes first. */
export function rankPlaces(
  practice: PreparedPractice,
  request: OpenRequest,
  places: readonly Place[],
): readonly PlacedOption[] {
  return places
    .flatMap((place) => optionsAt(matchProviders(practice, { ...request, ...place }), place))
    .sort(byScoreAndTime)
}

function optionsAt(match: ProviderMatch | null, { locationId }: Place): readonly PlacedOption[] {
  return (match?.options ?? []).map((option) => ({ ...option, locationId }))
}

function byScoreAndTime(one: PlacedOption, other: PlacedOption): number {
  if (one.total !== other.total) return other.total - one.total
  if (one.startAt !== other.startAt) return one.startAt - other.startAt
  if (one.locationId !== other.locationId) return one.locationId < other.locationId ? -1 : 1
  return byScore(one, other)
}
