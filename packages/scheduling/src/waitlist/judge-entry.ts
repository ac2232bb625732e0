import type { Reason } from '../reason.ts'
import type { Patient } from '../records.ts'
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
import type { PastOffer } from './offer.ts'
import type { Terms, Waiting, WaitingList, WishedPlace } from './prepare-waitlist.ts'
import type { Searching } from './searching.ts'

/** Somebody who waits, with what a slot means to them. */
type Seen = Pick<Waiting, 'entry' | 'patient'> & {
  readonly suited: Suited
  readonly standpoint: Standpoint
  /** What they were offered before. */
  readonly offers: readonly PastOffer[]
}

/** The same with the verdict; why is `reasonsFor`. */
export type Judged = Seen & { readonly isEligible: boolean }

type Check<Of> = (search: Searching, of: Of) => Reason

const lasting: readonly Check<Terms>[] = [(_, terms) => checkPaused(terms), checkExpiry]
const wanting: readonly Check<Terms>[] = [checkProvider, checkNotice]
const ofTerms = [...lasting, ...wanting]

const ofPatient: readonly Check<Patient>[] = [
  checkConsent,
  checkOtherOffer,
  checkBooked,
  checkExcluded,
]

/** Judges the people of one list; what many of them wish alike is looked at once, and first. */
export function judgeOf(search: Searching, list: WaitingList): (waiting: Waiting) => Judged {
  const suiting = list.times.map((windows) => suitedTo(search, windows))
  const standpoints = list.places.map((place) => standpointOf(search, place))
  const allowing = list.terms.map((terms) => ofTerms.every((check) => check(search, terms).isMet))
  const anyTime = suitedTo(search, [])
  const anywhere = standpointOf(search, UNKNOWN_PLACE)
  return ({ entry, patient, times, place, terms }) => {
    const suited = suiting[times] ?? anyTime
    const standpoint = standpoints[place] ?? anywhere
    const offers = search.offersOf(patient.id)
    const isEligible =
      allowing[terms] === true &&
      standpoint.place.isMet &&
      checkMatching(search, { suited, standpoint }).isMet &&
      checkCaps(search, offers).isMet &&
      ofPatient.every((check) => check(search, patient).isMet)
    return { entry, patient, suited, standpoint, offers, isEligible }
  }
}

const UNKNOWN_PLACE: WishedPlace = { zip: '', maxMiles: null, locationIds: [] }

/** Every reason for and against asking somebody, in the order in which they are told: of thousands only a few are. */
export function reasonsFor(search: Searching, judged: Judged): readonly Reason[] {
  const { entry, patient, standpoint } = judged
  return [
    ...lasting.map((check) => check(search, entry)),
    standpoint.place,
    checkMatching(search, judged),
    ...wanting.map((check) => check(search, entry)),
    ...ofPatient.map((check) => check(search, patient)),
    checkCaps(search, judged.offers),
  ]
}
