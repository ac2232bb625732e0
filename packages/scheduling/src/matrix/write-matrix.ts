import { writeCsv } from '../csv.ts'
import type { LocationId } from '../ids.ts'
import { isQualified } from '../lint-practice/is-qualified.ts'
import type { PracticeRecords } from '../practice/practice-records.ts'
import { type Service, serviceAt } from '../practice/service.ts'
import { sayTimes } from './duration-words.ts'
import { columnNames, type MatrixCells, matrixColumns } from './matrix-cell.ts'
import { sayRoom } from './room-words.ts'
import { sayRule } from './say-rule.ts'

export type MatrixWish = {
  readonly today: string
  /** As this location does it, without what is not offered there; absent: as the practice does. */
  readonly locationId?: LocationId | undefined
}

/** Each service as a row of the matrix; its providers are those who may do it on that day. */
export function matrixOf(
  records: PracticeRecords,
  { today, locationId = onlyLocation(records) }: MatrixWish,
): readonly MatrixCells[] {
  const services =
    locationId === undefined
      ? records.services
      : records.services.flatMap((service) => serviceAt(service, locationId) ?? [])
  return services.map((service) => ({
    service: service.name,
    certification: sayRule(service.requirement),
    providers: sayProviders(service, records, today),
    room: sayRoom(service),
    duration: sayTimes(service),
  }))
}

function onlyLocation({ locations: [only, ...more] }: PracticeRecords): LocationId | undefined {
  return more.length === 0 ? only?.id : undefined
}

function sayProviders(service: Service, records: PracticeRecords, today: string): string {
  const { providers, credentials } = records
  return providers
    .filter((one) => isQualified(service, one, { credentials, today }))
    .map(({ displayName }) => displayName)
    .join(', ')
}

export function matrixCsv(rows: readonly MatrixCells[]): string {
  return writeCsv(Object.values(matrixColumns), rows.map(cellsOf))
}

/** The same as a table of pipes, to be pasted into a document. */
export function matrixMarkdown(rows: readonly MatrixCells[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  const header = Object.values(matrixColumns)
  return [
    line(header),
    line(header.map(() => '---')),
    ...rows.map((row) => line(cellsOf(row))),
  ].join('\n')
}

function cellsOf(row: MatrixCells): readonly string[] {
  return columnNames.map((name) => row[name])
}
