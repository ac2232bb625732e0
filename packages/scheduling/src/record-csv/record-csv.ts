import type { TSchema } from 'typebox'
import { readCells, writeCsv } from '../csv.ts'
import { PracticeRecords, type RecordList } from '../practice/practice-records.ts'

/** The fields of a list's records, in order. */
function fieldsOf(list: RecordList): Readonly<Record<string, TSchema>> {
  return PracticeRecords.properties[list].items.properties
}

/** A list as CSV: a column for each field, words as they are, everything else as JSON. */
export function writeRecords(list: RecordList, rows: readonly object[]): string {
  const names = Object.keys(fieldsOf(list))
  const cells = rows.map((row) => {
    const record = row as Readonly<Record<string, unknown>>
    return names.map((name) => cellOf(record[name]))
  })
  return writeCsv(names, cells)
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

export type ReadRecords = {
  readonly rows: readonly Readonly<Record<string, unknown>>[]
  /** In sentences; rows count from 1 without the header. */
  readonly problems: readonly {
    readonly row: number
    readonly field: string
    readonly message: string
  }[]
}

/** The same read again; an empty cell is left to the field's default. Whether a row is right is not looked at. */
export function readRecords(list: RecordList, text: string): ReadRecords {
  const { rows: table, damage } = readCells(text)
  const [header = [], ...lines] = table
  const fields = fieldsOf(list)
  if (damage !== null) return { rows: [], problems: [{ row: 0, field: 'text', message: damage }] }
  const strange = header.filter((name) => fields[name] === undefined)
  if (header.length === 0 || strange.length > 0) {
    const message = `The first line names the columns: ${Object.keys(fields).join(', ')}.`
    return { rows: [], problems: [{ row: 0, field: 'text', message }] }
  }
  const problems: { row: number; field: string; message: string }[] = []
  const rows = lines.map((cells, index) => {
    const values = header.map((name, at) => {
      const value = readValue(cells[at] ?? '', fields[name])
      if (value !== UNREADABLE) return [name, value] as const
      problems.push({ row: index + 1, field: name, message: `"${name}" cannot be read.` })
      return [name, undefined] as const
    })
    return Object.fromEntries(values.filter(([, value]) => value !== undefined))
  })
  return { rows, problems }
}

const UNREADABLE = Symbol('unreadable')

type Shape = {
  readonly type?: string
  readonly anyOf?: readonly Shape[]
  readonly pattern?: string
}

function readValue(cell: string, schema: TSchema | undefined): unknown {
  const { type, anyOf = [] } = (schema ?? {}) as Shape
  const types = [type, ...anyOf.map((one) => one.type)]
  if (cell === '') return types.includes('null') ? null : types.includes('string') ? '' : undefined
  if (types.includes('string')) return cell
  try {
    return JSON.parse(cell)
  } catch {
    return UNREADABLE
  }
}
