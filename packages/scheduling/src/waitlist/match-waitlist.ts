import type { PatientId, WaitlistEntryId } from '../ids.ts'
import type { Reason } from '../reason.ts'
import type { Patient } from '../records.ts'
import { acceptChance } from './accept-chance.ts'
import { type Judged, judgeEntry } from './judge-entry.ts'
import type { PreparedWaitlist } from './prepare-waitlist.ts'
import { rankWaitlist } from './rank-waitlist.ts'
import { beginSearch, type Searching } from './searching.ts'
import type { WaitlistSearch } from './waitlist-request.ts'

export type WaitlistVerdict = {
  readonly entryId: WaitlistEntryId
  readonly patientId: PatientId
  readonly name: string
  readonly isEligible: boolean
  readonly isChosen: boolean
  readonly reasons: readonly Reason[]
}

export type WaitlistMatch = {
  readonly chosen: readonly WaitlistVerdict[]
  /** How likely each of the chosen says yes, in the same order. */
  readonly chances: readonly number[]
  /** The chosen first, then the others in the order of joining; at most as many as were wanted. */
  readonly verdicts: readonly WaitlistVerdict[]
  /** How many wait for this service. */
  readonly considered: number
}

/** Who may be offered a slot, in order, and why everyone else who waits for this service may not. */
export function matchWaitlist(waitlist: PreparedWaitlist, wanted: WaitlistSearch): WaitlistMatch {
  const search = beginSearch(wanted)
  const waiting = waitlist.get(search.slot.serviceId) ?? []
  const judged = waiting.map((one) => judgeEntry(search, one))
  const ranked = rankWaitlist(search, judged.filter(isEligible))
  const first = ranked.map((one) => verdictOn(one, true))
  return {
    chosen: first,
    chances: ranked.map((one) => chanceOf(search, one)),
    verdicts: [...first, ...others(judged, ranked, search.explain - first.length)],
    considered: judged.length,
  }
}

function isEligible(judged: Judged): boolean {
  return judged.isEligible
}

function chanceOf({ offersOf, prior }: Searching, { entry }: Judged): number {
  return acceptChance(offersOf(entry.patientId), prior)
}

function others(judged: readonly Judged[], chosen: readonly Judged[], count: number) {
  const isChosen = new Set(chosen)
  const rest: WaitlistVerdict[] = []
  for (const one of judged) {
    if (rest.length >= count) break
    if (!isChosen.has(one)) rest.push(verdictOn(one, false))
  }
  return rest
}

const LATER: Reason = { code: 'limit', isMet: false, text: 'others come first' }

function verdictOn({ entry, patient, isEligible, reasons }: Judged, isChosen: boolean) {
  return {
    entryId: entry.id,
    patientId: patient.id,
    name: shortName(patient),
    isEligible,
    isChosen,
    reasons: isChosen || !isEligible ? reasons : [...reasons, LATER],
  }
}

function shortName({ firstName, lastName }: Patient): string {
  return `${firstName} ${lastName.slice(0, 1)}.`
}
