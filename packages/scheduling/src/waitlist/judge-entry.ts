import type { Reason } from '../reason.ts'
import { checkCaps } from './check-caps.ts'
import {
  checkBooked,
  checkConsent,
  checkExcluded,
  checkOtherOffer,
  checkPaused,
  checkProvider,
} from './check-person.ts'
import { type Standpoint, standpointOf } from './check-place.ts'
import { checkExpiry, checkMatching, checkNotice, type Suited, suitedTo } from './check-time.ts'
import type { Waiting, WaitingList, WishedPlace } from './prepare-waitlist.ts'
import type { Searching } from './searching.ts'

/** Somebody who waits, with what a slot means to them. */
type Seen = Pick<Waiting, 'entry' | 'patient'> & {
  readonly suited: Suited
  readonly standpoint: Standpoint
}

/** The same with the verdict; why is `reasonsFor`. */
export type Judged = Seen & { readonly isEligible: boolean }

/** In the order in which they are told. */
const checks: readonly ((search: Searching, seen: Seen) => Reason)[] = [
  (_, { entry }) => checkPaused(entry),
  (search, { entry }) => checkExpiry(search, entry),
  (_, { standpoint }) => standpoint.place,
  (search, seen) => checkMatching(search, seen),
  (search, { entry }) => checkProvider(search, entry),
  (search, { entry }) => checkNotice(search, entry),
  (search, { patient }) => checkConsent(search, patient),
  (search, { patient }) => checkOtherOffer(search, patient),
  (search, { patient }) => checkBooked(search, patient),
  (search, { patient }) => checkExcluded(search, patient),
  ({ caps, offersOf, at }, { patient }) => checkCaps(caps, offersOf(patient.id), at),
]

/** Judges the people of one list; what many of them wish alike is looked at once. */
export function judgeOf(
  search: Searching,
  { times, places }: WaitingList,
): (waiting: Waiting) => Judged {
  const suiting = times.map((windows) => suitedTo(search, windows))
  const standpoints = places.map((place) => standpointOf(search, place))
  const anyTime = suitedTo(search, [])
  const anywhere = standpointOf(search, UNKNOWN_PLACE)
  return ({ entry, patient, times, place }) => {
    const suited = suiting[times] ?? anyTime
    const standpoint = standpoints[place] ?? anywhere
    const seen = { entry, patient, suited, standpoint, isEligible: false }
    seen.isEligible = checks.every((check) => check(search, seen).isMet)
    return seen
  }
}

const UNKNOWN_PLACE: WishedPlace = { zip: '', maxMiles: null, locationIds: [] }

/** Every reason for and against asking somebody: of thousands only a few are told. */
export function reasonsFor(search: Searching, judged: Judged): readonly Reason[] {
  return checks.map((check) => check(search, judged))
}
