import { overlaps } from '../intervals.ts'
import type { PreparedPractice } from './prepare-practice.ts'
import { withVisit } from './prepare-practice.ts'
import { askAbout } from './question.ts'
import { type OpenRequest, type Place, type PlacedOption, rankPlaces } from './rank-places.ts'
import type { Visit } from './visit.ts'
import { visitOfOption } from './visit-of-option.ts'

export type BatchRequest = OpenRequest & {
  readonly id: string
  readonly places: readonly Place[]
  /** Served first among those that are as hard to place; default 0. */
  readonly value?: number | undefined
}

export type BatchResult = {
  readonly assigned: readonly { readonly id: string; readonly option: PlacedOption }[]
  /** Nobody may and can any more, or nobody ever could. */
  readonly unassigned: readonly string[]
}

/**
 * Gives each of many requests a provider, room and time so that no two collide. Whoever has the
 * fewest ways left goes first, since waiting costs them most; each takes their best way of those.
 * Equals go in the order given.
 */
export function dispatchBatch(
  practice: PreparedPractice,
  requests: readonly BatchRequest[],
): BatchResult {
  let now = practice
  let open = requests.map((request) => ({
    request,
    options: rankPlaces(practice, request, request.places),
  }))
  const assigned: { readonly id: string; readonly option: PlacedOption }[] = []
  const unassigned: string[] = []
  while (open.length > 0) {
    const next = hardest(open)
    open = open.filter((one) => one !== next)
    const option = bestStillFree(now, next)
    if (option === undefined) {
      unassigned.push(next.request.id)
      continue
    }
    assigned.push({ id: next.request.id, option })
    const visit = visitOfOption(now, next.request, option)
    now = withVisit(now, visit)
    open = open.map((one) => ({ ...one, options: without(now, one, visit) }))
  }
  return { assigned, unassigned }
}

type Open = { readonly request: BatchRequest; readonly options: readonly PlacedOption[] }

function hardest(open: readonly Open[]): Open {
  return open.reduce((first, other) => (isHarder(other, first) ? other : first))
}

function isHarder(one: Open, other: Open): boolean {
  if (one.options.length !== other.options.length) return one.options.length < other.options.length
  return (one.request.value ?? 0) > (other.request.value ?? 0)
}

/** Rooms and equipment are looked at again, since others took some meanwhile. */
function bestStillFree(practice: PreparedPractice, { request, options }: Open) {
  for (const { locationId, startAt, providerId } of options) {
    const again = rankPlaces(practice, request, [{ locationId, startAt }])
    const same = again.find((option) => option.providerId === providerId)
    if (same !== undefined) return same
  }
  return undefined
}

/** The ways that are left when a provider has one visit more. */
function without(practice: PreparedPractice, { request, options }: Open, visit: Visit) {
  return options.filter(({ providerId, locationId, startAt }) => {
    if (providerId !== visit.providerId) return true
    const footprint = askAbout(practice, { ...request, locationId, startAt })?.footprint
    return footprint !== undefined && !overlaps(footprint, visit)
  })
}
