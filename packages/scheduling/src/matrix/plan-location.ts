import type { LocationId } from '../ids.ts'
import type { Location } from '../practice/location.ts'
import type { PracticeRecords } from '../practice/practice-records.ts'
import type { RecordWrite } from '../practice/record-write.ts'
import { foldWords } from './fold-words.ts'
import type { CellProblem } from './matrix-cell.ts'
import type { MatrixRow } from './read-matrix.ts'

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

export type Place = {
  readonly location: Location | null
  readonly writes: readonly RecordWrite[]
  readonly assumptions: readonly string[]
  readonly problem: CellProblem | null
}

const WHICH =
  'Say which location the matrix is about, or name it in each row, in a column "Location".'
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
    const problem = ask(WHICH)
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

/** Which location each row is about: the one that it names, else the one of the matrix. */
export function planPlaces(
  rows: readonly MatrixRow[],
  records: PracticeRecords,
  options: PlanOptions,
): Places {
  const first = firstPlace(rows, records)
  if (first !== undefined) {
    const unnamed = rows.map((row) => ({ ...row, location: null }))
    return planPlaces(unnamed, records, {
      ...options,
      location: { ...options.location, name: first },
    })
  }
  const isAsked = rows.some(({ location }) => location === null)
  const usual = isAsked ? planLocation(records, options) : NOWHERE
  const named = ({ location: said }: MatrixRow) =>
    said === null
      ? undefined
      : records.locations.find(({ name }) => foldWords(name) === foldWords(said))
  const unknown = rows.filter((row) => row.location !== null && named(row) === undefined)
  return {
    ...usual,
    problems: [...(usual.problem === null ? [] : [usual.problem]), ...unknown.map(unknownLocation)],
    locationOf: (row) => named(row) ?? usual.location,
  }
}

/** The only location that the rows name, for a practice that has none yet. */
function firstPlace(
  rows: readonly MatrixRow[],
  { locations }: PracticeRecords,
): string | undefined {
  if (locations.length > 0) return undefined
  const names = new Map(rows.map(({ location }) => [foldWords(location ?? ''), location]))
  const [name, ...more] = names.values()
  return more.length === 0 ? (name ?? undefined) : undefined
}

export type Places = Pick<Place, 'writes' | 'assumptions'> & {
  readonly problems: readonly CellProblem[]
  readonly locationOf: (row: MatrixRow) => Location | null
}

const NOWHERE: Place = { location: null, writes: [], assumptions: [], problem: null }

function unknownLocation({ row, location }: MatrixRow): CellProblem {
  const message = `There is no location "${location}". Correct the name, or add the location first.`
  return { code: 'unknown-location', row, column: null, message }
}

function ask(message: string): CellProblem {
  return { code: 'unknown-location', row: 0, column: null, message }
}
