/** What is wrong with one field of a record, in words that say what to do. */
export type RecordProblem = {
  readonly code: string
  /** Such as `timeZone` or `shifts.0.locationId`. */
  readonly field: string
  readonly message: string
}

export function wrong(code: string, field: string, message: string): RecordProblem {
  return { code, field, message }
}
