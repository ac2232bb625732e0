import { type MatchReason, unmet } from '../match/match-reason.ts'
import type { PreparedPractice } from '../match/prepare-practice.ts'
import type { Question } from '../match/question.ts'
import { checkEquipment } from '../match/rules/check-equipment.ts'
import { askAsPlanned, type PlannedVisit, type UnfitReason, whyUnfit } from './judge-bookings.ts'

/**
 * What stands against a time that is offered, by the rules that no booking may break; empty while
 * it can be had. What is not in the practice's lists at all is a gap: only losing it says something.
 * Who is booked then is not asked here.
 */
export function judgeOffer(
  practice: PreparedPractice,
  visit: PlannedVisit,
): readonly UnfitReason[] {
  const question = askAsPlanned(practice, visit)
  if (question === null) return [gap(unmet('not-offered', 'The service is not listed there'))]
  return [...whyUnfit(practice, visit), ...notListed(question, visit)]
}

/** What stands against it by the lists as they are, and did not by the lists as they were. */
export function lostOffer(
  { was, is }: { readonly was: PreparedPractice; readonly is: PreparedPractice },
  visit: PlannedVisit,
): readonly UnfitReason[] {
  const before = new Set(judgeOffer(was, visit).map(kindOf))
  return judgeOffer(is, visit).filter((reason) => !before.has(kindOf(reason)))
}

function kindOf({ code, isGap = false }: UnfitReason): string {
  return `${code} ${isGap}`
}

function notListed(question: Question, visit: PlannedVisit): readonly UnfitReason[] {
  const { providers, rooms } = question.practice.records
  const lacks: readonly (MatchReason | false)[] = [
    !providers.some(({ id }) => id === visit.providerId) &&
      unmet('shift', 'Whoever was to treat is not listed any more'),
    visit.roomId !== null &&
      !rooms.some(({ id }) => id === visit.roomId) &&
      unmet('room', 'The room is not listed any more'),
    ...checkEquipment(question),
  ]
  return lacks
    .filter((reason) => reason !== false && !reason.isMet)
    .map((one) => gap(one as MatchReason))
}

function gap(reason: MatchReason): UnfitReason {
  return { ...reason, isGap: true }
}
