import { type MatchReason, unmet } from '../match-reason.ts'
import { type Question, sayTime, visitsWithin } from '../question.ts'

/** A patient is nowhere else during the treatment. */
export function checkPatient(question: Question): readonly MatchReason[] {
  const { patientId } = question.request
  if (patientId === undefined || patientId === null) return []
  const [other] = visitsWithin(question, `patient:${patientId}`, question.treatment)
  if (other === undefined) return []
  return [unmet('patient', `The patient has another visit ${sayTime(question, other)}`)]
}
