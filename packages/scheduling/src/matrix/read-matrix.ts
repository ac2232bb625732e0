import { readCells } from '../csv.ts'
import { credentialKinds } from '../practice/credential-rule.ts'
import type { PracticeRecords } from '../practice/practice-records.ts'
import { waysAt } from '../practice/service.ts'
import { readTimes } from './duration-words.ts'
import { foldWords } from './fold-words.ts'
import type { CellProblem, MatrixCells, MatrixColumn, Read } from './matrix-cell.ts'
import { readColumns } from './read-columns.ts'
import { type NamedPerson, readPeople } from './read-people.ts'
import { type Requirement, readRule } from './read-rule.ts'
import { type NamedRoom, readRoom } from './room-words.ts'

/** A row of the matrix, understood. */
export type MatrixRow = {
  /** From 1, the header not counted. */
  readonly row: number
  readonly service: string
  /** Its name, as the row says it; null: the one that the matrix is about. */
  readonly location: string | null
  readonly requirement: Requirement
  readonly people: readonly NamedPerson[]
  readonly room: NamedRoom
  readonly times: Extract<ReturnType<typeof readTimes>, { ok: true }>['value']
}

export type ReadMatrix = {
  readonly cells: readonly MatrixCells[]
  /** Those without a problem in a cell. */
  readonly rows: readonly MatrixRow[]
  readonly problems: readonly CellProblem[]
}

export const MOST_ROWS = 500

/** The matrix as it was pasted or sent: tab-separated, a table of pipes, or CSV in any order. */
export function readMatrix(text: string, records: PracticeRecords): ReadMatrix {
  const { rows: table, damage } = readCells(text)
  if (damage !== null) return refused('damaged', damage)
  if (table.length === 0) return refused('empty', 'There is no row in it.')
  if (table.length > MOST_ROWS + 1) return refused('too-long', `More than ${MOST_ROWS} rows.`)
  const { rows: cells, problems } = readColumns(table)
  if (cells.length === 0 && problems.length === 0) return refused('empty', 'There is no row in it.')
  const known = knownWords(records)
  const read = cells.map((row, index) => readRow(row, index + 1, known))
  return {
    cells,
    rows: read.flatMap(({ row }) => (row === null ? [] : [row])),
    problems: [...problems, ...read.flatMap((one) => one.problems), ...twice(cells)],
  }
}

function refused(code: string, message: string): ReadMatrix {
  return { cells: [], rows: [], problems: [{ code, row: 0, column: null, message }] }
}

type Known = { readonly kinds: readonly string[]; readonly roomTypes: readonly string[] }

function knownWords({ credentials, services, rooms, locations }: PracticeRecords): Known {
  const everywhere = locations.map(({ id }) => id)
  const ways = services.flatMap((service) => [service, ...waysAt(service, everywhere)])
  return {
    kinds: [
      ...credentials.map(({ kind }) => kind),
      ...ways.flatMap(({ requirement }) => credentialKinds(requirement.credentials)),
    ],
    roomTypes: [...rooms.map(({ type }) => type), ...ways.map(({ roomType }) => roomType)],
  }
}

function readRow(cells: MatrixCells, row: number, known: Known) {
  const requirement = readRule(cells.certification, known.kinds)
  const people = readPeople(cells.providers)
  const room = readRoom(cells.room, known.roomTypes)
  const times = readTimes(cells.duration)
  const name = cells.service.replace(/\s+/g, ' ').trim()
  const problems = [
    ...(name === ''
      ? [
          {
            code: 'no-name',
            row,
            column: 'service',
            message: 'Write the name of the service.',
          } as const,
        ]
      : []),
    ...problemOf(requirement, row, 'certification'),
    ...problemOf(people, row, 'providers'),
    ...problemOf(room, row, 'room'),
    ...problemOf(times, row, 'duration'),
  ]
  if (problems.length > 0 || !requirement.ok || !people.ok || !room.ok || !times.ok) {
    return { row: null, problems }
  }
  const understood = { requirement: requirement.value, people: people.value, room: room.value }
  const about = { row, service: name, location: cells.location ?? null }
  return { row: { ...about, ...understood, times: times.value }, problems }
}

function problemOf(read: Read<unknown>, row: number, column: MatrixColumn): readonly CellProblem[] {
  return read.ok ? [] : [{ code: read.code, row, column, message: read.message }]
}

function twice(cells: readonly MatrixCells[]): readonly CellProblem[] {
  const names = cells.map(({ service, location = '' }) => [service, location].map(foldWords))
  return names.flatMap(([service, location], index) => {
    const before = names.findIndex((one) => one[0] === service && one[1] === location)
    if (service === '' || before === index) return []
    const message = `Row ${before + 1} is about this service already.`
    return [{ code: 'twice', row: index + 1, column: 'service', message } as const]
  })
}
