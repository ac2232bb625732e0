import type { Provider } from '../practice/provider.ts'
import type { MatchReason } from './match-reason.ts'
import type { Question } from './question.ts'
import { checkBusy } from './rules/check-busy.ts'
import { checkCredentials } from './rules/check-credentials.ts'
import { checkEquipment } from './rules/check-equipment.ts'
import { checkLocation } from './rules/check-location.ts'
import { checkPatient } from './rules/check-patient.ts'
import { checkRole } from './rules/check-role.ts'
import { checkRunningLate } from './rules/check-running-late.ts'
import { checkPlace, checkShift } from './rules/check-shift.ts'
import { checkTimeOff } from './rules/check-time-off.ts'
import { type FoundRooms, findRoom } from './rules/find-room.ts'

/** What the place and the patient have to say, the same for every provider. */
export type PlaceAnswer = FoundRooms & {
  readonly reasons: readonly MatchReason[]
}

export function judgePlace(question: Question): PlaceAnswer {
  const found = findRoom(question)
  const reasons = [
    found.reason,
    ...checkEquipment(question),
    ...checkLocation(question),
    ...checkPatient(question),
  ]
  return { ...found, reasons }
}

const rules = [checkRole, checkCredentials, checkShift, checkTimeOff, checkBusy, checkRunningLate]

/** Every reason for and against a provider; the calendar of one who works elsewhere is not told. */
export function judgeProvider(
  question: Question,
  provider: Provider,
  place: PlaceAnswer,
): readonly MatchReason[] {
  const elsewhere = checkPlace(question, provider)
  if (elsewhere !== null) {
    const qualified = [checkRole, checkCredentials].flatMap((rule) => rule(question, provider))
    return [...qualified, elsewhere]
  }
  return [...rules.flatMap((rule) => rule(question, provider)), ...place.reasons]
}
