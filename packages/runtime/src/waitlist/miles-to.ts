import { type Location, milesBetween } from '@chairflow/scheduling'
import { zips } from '../practice/zips.ts'

/** Straight-line miles from a zip code to a location; null when one of them is not known. */
export function milesTo(location: Location | undefined): (zip: string) => number | null {
  const there = zips().locate(location?.zip ?? '')
  return (zip) => {
    const here = there === null ? null : zips().locate(zip)
    return here === null || there === null ? null : milesBetween(here, there)
  }
}
