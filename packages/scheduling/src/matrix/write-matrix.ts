import { writeCsv } from '../csv.ts'
import { isQualified } from '../lint-practice/is-qualified.ts'
import type { PracticeRecords } from '../practice/practice-records.ts'
import type { Service } from '../practice/service.ts'
import { sayTimes } from './duration-words.ts'
import { columnNames, type MatrixCells, matrixColumns } from './matrix-cell.ts'
import { sayRoom } from './room-words.ts'
import { sayRule } from './say-rule.ts'

/** Each service as a row of the matrix; its providers are those who may do it on that day. */
export function matrixOf(
  records: PracticeRecords,
  { today }: { readonly today: string },
): readonly MatrixCells[] {
  return records.services.map((service) => ({
    service: service.name,
    certification: sayRule(service.requirement),
    providers: sayProviders(service, records, today),
    room: sayRoom(service),
    duration: sayTimes(service),
  }))
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
