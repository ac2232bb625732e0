import type { PreparedPractice } from '../match/prepare-practice.ts'
import { checkDevice } from '../match/rules/check-equipment.ts'
import { askAsPlanned, type PlannedVisit } from './judge-bookings.ts'

/** Whether a visit needs a type of device of which none is there for it. */
export function lacksDevice(
  practice: PreparedPractice,
  visit: PlannedVisit,
  type: string,
): boolean {
  const question = askAsPlanned(practice, visit)
  if (question === null || !question.service.equipmentTypes.includes(type)) return false
  return !checkDevice(question, type).isMet
}
