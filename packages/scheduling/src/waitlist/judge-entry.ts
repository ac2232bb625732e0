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
import { checkPlace, type Standpoint, standpointOf } from './check-place.ts'
import { checkExpiry, checkMatching, checkNotice, fitsTime } from './check-time.ts'
import type { Waiting } from './prepare-waitlist.ts'
import type { Searching } from './searching.ts'

/** Somebody who waits, with what was found about them for one slot. */
export type Judged = Waiting & {
  readonly fits: boolean
  readonly standpoint: Standpoint
  readonly isEligible: boolean
  readonly reasons: readonly Reason[]
}

export function judgeEntry(search: Searching, waiting: Waiting): Judged {
  const { entry, patient } = waiting
  const standpoint = standpointOf(search, waiting)
  const fits = fitsTime(search, entry)
  const reasons = [
    checkPaused(entry),
    checkExpiry(search, entry),
    checkPlace(waiting, standpoint),
    checkMatching(search, waiting, { fits, isNear: standpoint.isNear }),
    checkProvider(search, entry),
    checkNotice(search, entry),
    checkConsent(search, patient),
    checkOtherOffer(search, patient),
    checkBooked(search, patient),
    checkExcluded(search, patient),
    checkCaps(search.caps, search.offersOf(patient.id), search.at),
  ]
  return { ...waiting, fits, standpoint, isEligible: reasons.every(isMet), reasons }
}

function isMet(reason: Reason): boolean {
  return reason.isMet
}
