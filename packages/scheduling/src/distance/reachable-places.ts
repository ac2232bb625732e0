import type { ReachablePlace } from '../availability/availability-request.ts'
import type { LocationId } from '../ids.ts'
import type { Location } from '../practice/location.ts'
import { milesBetween } from './miles-between.ts'
import type { ZipTable } from './zip-table.ts'

/** Where a patient lives and how far they go. */
export type Travel = {
  /** ZIP or ZIP+4; what is not known as one reaches no other location. */
  readonly zip: string
  readonly atMostMiles: number
  /** Offered whatever the distance: the patient chose it. */
  readonly homeLocationId?: LocationId | null | undefined
}

/** Zips are centroids: a mile more or less says nothing. */
const TOLERANCE_MILES = 1

/**
 * The locations a patient may be offered, nearest first (facts/scheduling 3.7): their own, and those
 * within the miles they are willing to go. Nobody is sent elsewhere on an unknown zip (S090).
 */
export function reachablePlaces(
  locations: readonly Pick<Location, 'id' | 'zip'>[],
  { zip, atMostMiles, homeLocationId }: Travel,
  zips: ZipTable,
): readonly ReachablePlace[] {
  const home = zips.locate(zip)
  return locations
    .map(({ id, zip: theirs }) => {
      const there = zips.locate(theirs)
      const miles = home === null || there === null ? null : milesBetween(home, there)
      return { locationId: id, miles }
    })
    .filter(({ locationId, miles }) => {
      const isNear = miles !== null && miles <= atMostMiles + TOLERANCE_MILES
      return locationId === homeLocationId || isNear
    })
    .sort(byMiles)
}

/** What is not known comes last. */
function byMiles(one: ReachablePlace, other: ReachablePlace): number {
  const far = Number.POSITIVE_INFINITY
  if ((one.miles ?? far) !== (other.miles ?? far)) return (one.miles ?? far) - (other.miles ?? far)
  return one.locationId < other.locationId ? -1 : 1
}
