import type { Reason } from '../reason.ts'
import type { WishedPlace } from './prepare-waitlist.ts'
import type { Searching } from './searching.ts'

/** Zip codes stand for areas: their middle is a mile or so from where somebody lives. */
const TOLERANCE_MILES = 1
/** Near enough for whoever did not say. */
const DEFAULT_MILES = 15

/** How a person stands to the slot's location. */
export type Standpoint = {
  /** Miles from where they live; null when not known. */
  readonly miles: number | null
  /** Known to live near enough. */
  readonly isNear: boolean
  /** Whether they come to this location at all. */
  readonly place: Reason
  /** Whether they are known to live near enough, in words. */
  readonly distance: Reason
}

export function standpointOf(
  { slot, milesOf }: Searching,
  { zip, maxMiles, locationIds }: WishedPlace,
): Standpoint {
  const miles = zip === '' ? null : milesOf(zip)
  const isNear = miles !== null && miles <= (maxMiles ?? DEFAULT_MILES) + TOLERANCE_MILES
  const isNamed = locationIds.includes(slot.locationId)
  return {
    miles,
    isNear,
    place: isNamed ? NAMED : notNamed({ miles, isNear, maxMiles }),
    distance: isNear ? NEAR : notNear(maxMiles),
  }
}

const NEAR: Reason = { code: 'place', isMet: true, text: 'lives near enough' }
const NAMED: Reason = { code: 'place', isMet: true, text: 'wants to come here' }
const NOT_HERE: Reason = { code: 'place', isMet: false, text: 'wants to come to another location' }
const UNKNOWN: Reason = {
  code: 'place',
  isMet: false,
  text: 'wants another location, and it is not known how far this one is',
}

type Elsewhere = Pick<Standpoint, 'miles' | 'isNear'> & Pick<WishedPlace, 'maxMiles'>

/** A location they did not name is offered only within the miles they allow, by a known zip code. */
function notNamed({ miles, isNear, maxMiles }: Elsewhere): Reason {
  if (maxMiles === null) return NOT_HERE
  if (miles === null) return UNKNOWN
  const text = isNear
    ? `lives about ${Math.round(miles)} miles away, within ${maxMiles}`
    : `lives about ${Math.round(miles)} miles away, wants at most ${maxMiles}`
  return { code: 'place', isMet: isNear, text }
}

function notNear(maxMiles: number | null): Reason {
  const within = maxMiles === null ? '' : ` within ${maxMiles} miles`
  return { code: 'place', isMet: false, text: `is not known to live near enough${within}` }
}
