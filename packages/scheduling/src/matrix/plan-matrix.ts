import type { Gap } from '../lint-practice/gap.ts'
import { isQualified } from '../lint-practice/is-qualified.ts'
import { lintPractice } from '../lint-practice/lint-practice.ts'
import type { Location } from '../practice/location.ts'
import type { PracticeRecords } from '../practice/practice-records.ts'
import { type RecordWrite, withWrites } from '../practice/record-write.ts'
import { serviceAt } from '../practice/service.ts'
import type { CellProblem, MatrixCells } from './matrix-cell.ts'
import { type Places, type PlanOptions, planPlaces } from './plan-location.ts'
import { findPerson, planPeople } from './plan-people.ts'
import { planRoom } from './plan-room.ts'
import { planService, serviceNamed } from './plan-service.ts'
import { type MatrixRow, readMatrix } from './read-matrix.ts'

export type MatrixPlan = {
  readonly cells: readonly MatrixCells[]
  /** Cells that cannot be read. With any of them nothing is written. */
  readonly problems: readonly CellProblem[]
  readonly writes: readonly RecordWrite[]
  /** What the matrix does not say and had to be assumed, in sentences. */
  readonly assumptions: readonly string[]
  /** Ids of the services of its rows, in order. */
  readonly serviceIds: readonly string[]
  /** Of the practice as it will be. */
  readonly gaps: readonly Gap[]
}

type Planned = {
  readonly records: PracticeRecords
  readonly writes: readonly RecordWrite[]
  readonly assumptions: readonly string[]
}

/**
 * What a pasted matrix makes of a practice: services, and whoever and whatever its rows name and is
 * not there yet. The matrix says who is certified, so those certificates are taken as active with
 * the source "matrix import"; one that is on file already, lapsed or not, is left as it is.
 * @param newId gives an id for a prefix.
 */
export function planMatrix(
  text: string,
  records: PracticeRecords,
  options: PlanOptions,
): MatrixPlan {
  const { cells, rows, problems } = readMatrix(text, records)
  const places = planPlaces(rows, records, options)
  if (places.problems.length > 0 || rows.length === 0) {
    const all = [...problems, ...places.problems]
    return { cells, problems: all, writes: [], assumptions: [], serviceIds: [], gaps: [] }
  }
  const start: Planned = {
    records: withWrites(records, places.writes),
    writes: places.writes,
    assumptions: places.assumptions,
  }
  const found: CellProblem[] = []
  const planned = rows.reduce((so, row) => {
    const location = places.locationOf(row)
    if (location === null) return so
    const step = planRow(so, row, { location, options })
    found.push(...step.problems)
    return step.planned
  }, start)
  const after = planned.records
  const wrong = [...problems, ...found, ...listedButNot(rows, after, options.today)]
  return {
    cells,
    problems: wrong,
    writes: wrong.length > 0 ? [] : changesOf(planned.writes, records),
    assumptions: [...new Set([...planned.assumptions, ...offeredOnly(after, records)])],
    serviceIds: [...new Set(rows.flatMap(({ service }) => serviceNamed(service, after)?.id ?? []))],
    gaps: [
      ...rows.flatMap((row) => listedGaps(row, after, { places, today: options.today })),
      ...lintPractice(after, options),
    ],
  }
}

type Where = { readonly location: Location; readonly options: PlanOptions }

function planRow(so: Planned, row: MatrixRow, where: Where) {
  const room = planRoom(row, so.records, where)
  const withRoom = add(so, room)
  const people = planPeople(row, withRoom.records, where)
  const withPeople = add(withRoom, people)
  const service = planService(row, withPeople.records, where)
  return {
    planned: add(withPeople, { writes: [service], assumptions: [] }),
    problems: people.problems,
  }
}

function add(so: Planned, more: Pick<Planned, 'writes' | 'assumptions'>): Planned {
  return {
    records: withWrites(so.records, more.writes),
    writes: [...so.writes, ...more.writes],
    assumptions: [...so.assumptions, ...more.assumptions],
  }
}

/** Services that are new and that not every location offers. */
function offeredOnly(after: PracticeRecords, before: PracticeRecords): readonly string[] {
  const added = after.services.filter(({ id }) => !before.services.some((one) => one.id === id))
  return added.flatMap((service) => {
    const offering = after.locations.filter(({ id }) => serviceAt(service, id) !== null)
    if (offering.length === after.locations.length) return []
    const names = offering.map(({ name }) => name).join(', ')
    return [`${service.name} is new, and is offered in ${names} only.`]
  })
}

/** The last word on each record, where it differs from what is there. */
function changesOf(
  writes: readonly RecordWrite[],
  before: PracticeRecords,
): readonly RecordWrite[] {
  const last = new Map(writes.map((write) => [`${write.list} ${write.id}`, write]))
  return [...last.values()].filter(({ list, id, row }) => {
    const rows: readonly { readonly id: string }[] = before[list]
    return JSON.stringify(rows.find((one) => one.id === id)) !== JSON.stringify(row)
  })
}

/** Somebody whom the row lists and whose role does not allow it: one of the two is a mistake. */
function listedButNot(
  rows: readonly MatrixRow[],
  records: PracticeRecords,
  today: string,
): readonly CellProblem[] {
  return rows.flatMap((row) => {
    const { roles } = row.requirement
    if (roles.length === 0) return []
    const byRole = { requirement: { credentials: { all: [] }, roles }, product: null }
    return row.people.flatMap((person) => {
      const known = records.providers.find(({ displayName }) => displayName === person.name)
      if (known === undefined || isQualified(byRole, known, { credentials: [], today })) return []
      const message = `${person.name} is listed, but ${roles.join('/')} is asked for. Correct one of the two.`
      return [
        { code: 'listed-but-not-allowed', row: row.row, column: 'providers', message } as const,
      ]
    })
  })
}

type Judging = { readonly places: Places; readonly today: string }

/** Somebody whom the row lists and whose certificate lapsed, or is not confirmed: audit it first. */
function listedGaps(
  row: MatrixRow,
  records: PracticeRecords,
  { places, today }: Judging,
): readonly Gap[] {
  const { credentials } = records
  const listed = serviceNamed(row.service, records)
  const location = places.locationOf(row)
  const service = listed && location && serviceAt(listed, location.id)
  if (!service) return []
  return row.people.flatMap((person): readonly Gap[] => {
    const known = findPerson(person, records)
    if (known === null || known === 'several') return []
    if (isQualified(service, known, { credentials, today })) return []
    const { id, displayName: name } = known
    const text = `${name} is listed for ${service.name}, and a certificate that it needs does not count today.`
    const todo = 'Confirm the certificate, or take the name off the row.'
    const where = { list: 'providers', id, name } as const
    return [{ code: 'listed-not-certified', severity: 'error', text, todo, where }]
  })
}
