import type { Reason } from '../reason.ts'
import type { WishedPlace } from './prepare-waitlist.ts'
import type { Searching } from './searching.ts'
import type { WaitlistEntry } from './waitlist-entry.ts'

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
  /** The location is one they named. */
  readonly isNamed: boolean
}

export function standpointOf(
  { slot, milesOf }: Searching,
  { zip, maxMiles, locationIds }: WishedPlace,
): Standpoint {
  const miles = zip === '' ? null : milesOf(zip)
  const within = (maxMiles ?? DEFAULT_MILES) + TOLERANCE_MILES
  return {
    miles,
    isNear: miles !== null && miles <= within,
    isNamed: locationIds.includes(slot.locationId),
  }
}

const NAMED: Reason = { code: 'place', isMet: true, text: 'wants to come here' }
const NOT_HERE: Reason = { code: 'place', isMet: false, text: 'wants to come to another location' }
const UNKNOWN: Reason = {
  code: 'place',
  isMet: false,
  text: 'wants another location, and it is not known how far this one is',
}

/** A location they did not name is offered only within the miles they allow, by a known zip code. */
export function checkPlace({
  entry,
  standpoint: { isNamed, isNear, miles },
}: {
  readonly entry: WaitlistEntry
  readonly standpoint: Standpoint
}): Reason {
  if (isNamed) return NAMED
  if (entry.maxMiles === null) return NOT_HERE
  if (miles === null) return UNKNOWN
  const text = isNear
    ? `lives about ${Math.round(miles)} miles away, within ${entry.maxMiles}`
    : `lives about ${Math.round(miles)} miles away, wants at most ${entry.maxMiles}`
  return { code: 'place', isMet: isNear, text }
}
