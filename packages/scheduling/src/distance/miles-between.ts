import type { Spot } from './zip-table.ts'

/** The mean radius of the earth (IUGG), in statute miles. */
const EARTH_RADIUS_MILES = 3958.7613
const RADIANS = Math.PI / 180

/** As the crow flies (haversine); a drive is a fifth to two fifths longer in town. */
export function milesBetween(one: Spot, other: Spot): number {
  const north = Math.sin(((other.latitude - one.latitude) * RADIANS) / 2)
  const east = Math.sin(((other.longitude - one.longitude) * RADIANS) / 2)
  const shrink = Math.cos(one.latitude * RADIANS) * Math.cos(other.latitude * RADIANS)
  const half = north * north + shrink * east * east
  return 2 * EARTH_RADIUS_MILES * Math.asin(Math.min(1, Math.sqrt(half)))
}

/** "about 8 miles"; zips are no more exact than that. */
export function sayMiles(miles: number): string {
  const whole = Math.max(1, Math.round(miles))
  return whole === 1 ? 'about a mile' : `about ${whole} miles`
}
