import { HttpProblem } from '../problem.ts'

/** Answers 422 and says which field is to be corrected, in words that repeat nothing sent. */
export function refuse(code: string, field: string, message: string): never {
  throw new HttpProblem(422, message, [{ code, severity: 'error', message, field }])
}
