import type { PatientId, WaitlistEntryId } from '../ids.ts'
import type { Reason } from '../reason.ts'
import type { Patient } from '../records.ts'
import { acceptChance } from './accept-chance.ts'
import { type Judged, judgeOf, reasonsFor } from './judge-entry.ts'
import type { PreparedWaitlist, WaitingList } from './prepare-waitlist.ts'
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
  const list = waitlist.get(search.slot.serviceId) ?? NOBODY
  const judge = judgeOf(search, list)
  const ranked = rankWaitlist(search, eligible(list, judge))
  const first = ranked.map((one) => verdictOn(search, one, true))
  return {
    chosen: first,
    chances: ranked.map(({ offers }) => acceptChance(offers, search.prior)),
    verdicts: [...first, ...others(search, { list, judge, chosen: ranked })],
    considered: list.people.length,
  }
}

const NOBODY: WaitingList = { people: [], times: [], places: [], terms: [] }

type Judge = ReturnType<typeof judgeOf>

/** One by one, in the order of joining: who needs only the first few asks for no more. */
function* eligible({ people }: WaitingList, judge: Judge): Iterable<Judged> {
  for (const waiting of people) {
    const judged = judge(waiting)
    if (judged.isEligible) yield judged
  }
}

type Told = {
  readonly list: WaitingList
  readonly judge: Judge
  readonly chosen: readonly Judged[]
}

function others(search: Searching, { list, judge, chosen }: Told): readonly WaitlistVerdict[] {
  const isChosen = new Set(chosen.map(({ entry }) => entry))
  const rest: WaitlistVerdict[] = []
  for (const waiting of list.people) {
    if (rest.length + chosen.length >= search.explain) break
    if (!isChosen.has(waiting.entry)) rest.push(verdictOn(search, judge(waiting), false))
  }
  return rest
}

const LATER: Reason = { code: 'limit', isMet: false, text: 'others come first' }

function verdictOn(search: Searching, judged: Judged, isChosen: boolean): WaitlistVerdict {
  const { entry, patient, isEligible } = judged
  const reasons = reasonsFor(search, judged)
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
