import type { LocationId } from '../ids.ts'
import type { Location } from '../practice/location.ts'
import type { PracticeRecords } from '../practice/practice-records.ts'
import type { RecordWrite } from '../practice/record-write.ts'
import type { CellProblem } from './matrix-cell.ts'

export type PlanOptions = {
  readonly newId: (prefix: string) => string
  /** The day in the practice, such as 2026-11-24. */
  readonly today: string
  /** Which location the matrix is about; may be left out where there is one or none. */
  readonly locationId?: string | undefined
  /** For a practice that has no location yet. */
  readonly location: { readonly name: string; readonly timeZone: string }
  /** How many visits a lounge holds that is not there yet. */
  readonly sharedCapacity: number
  /** What a room without "only" is. */
  readonly roomNeed: 'preferred' | 'required'
}

type Place = {
  readonly location: Location | null
  readonly writes: readonly RecordWrite[]
  readonly assumptions: readonly string[]
  readonly problem: CellProblem | null
}

const OPENS = '09:00'
const CLOSES = '18:00'

/** Monday to Saturday. */
export const usualHours: Location['hours'] = [1, 2, 3, 4, 5, 6].map((day) => ({
  day,
  opens: OPENS,
  closes: CLOSES,
}))

/** Where the matrix counts: the location that is named, the only one, or a first one. */
export function planLocation({ locations }: PracticeRecords, options: PlanOptions): Place {
  const { locationId, newId } = options
  const [only, ...more] = locations
  if (locationId !== undefined) {
    const location = locations.find(({ id }) => id === locationId) ?? null
    const problem = location === null ? ask('There is no such location.') : null
    return { location, writes: [], assumptions: [], problem }
  }
  if (more.length > 0) {
    const problem = ask('Say which location the matrix is about.')
    return { location: null, writes: [], assumptions: [], problem }
  }
  if (only !== undefined) return { location: only, writes: [], assumptions: [], problem: null }
  const { name, timeZone } = options.location
  const id = newId('loc') as LocationId
  const location: Location = {
    ...{ id, externalId: '', name, address: '', zip: '', timeZone },
    hours: usualHours,
    closures: [],
  }
  const assumed = `One location, "${name}", in the time zone ${timeZone}, open Monday to Saturday from ${OPENS} to ${CLOSES}.`
  const writes = [{ list: 'locations', id, row: location }] as const
  return { location, writes, assumptions: [assumed], problem: null }
}

function ask(message: string): CellProblem {
  return { code: 'unknown-location', row: 0, column: null, message }
}
