import { foldWords } from './fold-words.ts'
import {
  type CellProblem,
  columnNames,
  type MatrixCells,
  type MatrixColumn,
  matrixColumns,
} from './matrix-cell.ts'

const HEADERS: Readonly<Record<MatrixColumn, RegExp>> = {
  service: /^(service|treatment|procedure)s?( name| type)?$/,
  certification:
    /^(required |needed )?(certification|certificate|cert|credential|license|licence|requirement)s?( required| needed)?$/,
  providers: /^(eligible |certified |qualified )?(provider|staff|clinician|team)s?$/,
  room: /^(required )?rooms?( type)?$/,
  duration: /^(duration|length|time|minutes)s?( ?(\+|and|&|\/) ?(buffer|cleanup))?$/,
}

/** A table may say of each row which location it is about; without a header it cannot. */
const LOCATION = /^(location|site|clinic|branch|office)s?( name)?$/

/** So few named columns are not a header: a treatment may well be called "Laser". */
const HEADER_FROM = 3

type Columns = {
  readonly rows: readonly MatrixCells[]
  readonly problems: readonly CellProblem[]
}

/** Each row's cells under their columns: by the header in whatever order, else in the usual order. */
export function readColumns(table: readonly (readonly string[])[]): Columns {
  const [first = [], ...rest] = table
  const named = first.map(columnOf)
  const isHeader = new Set(named.filter((name) => name !== null)).size >= HEADER_FROM
  const order = isHeader ? named : columnNames
  const locationAt = isHeader ? first.findIndex((cell) => LOCATION.test(foldWords(cell))) : -1
  const missing = columnNames.filter((name) => !order.includes(name))
  if (missing.length > 0) return { rows: [], problems: missing.map(missingColumn) }
  const rows = isHeader ? rest : table
  return {
    rows: rows.map((cells) => withLocation(cellsOf(cells, order), cells[locationAt])),
    problems: rows.flatMap((cells, index) => checkWidth(cells, order, index + 1)),
  }
}

function columnOf(cell: string): MatrixColumn | null {
  const words = foldWords(cell)
  return columnNames.find((name) => HEADERS[name].test(words)) ?? null
}

function cellsOf(cells: readonly string[], order: readonly (MatrixColumn | null)[]): MatrixCells {
  const under = (name: MatrixColumn) => cells[order.indexOf(name)] ?? ''
  return Object.fromEntries(columnNames.map((name) => [name, under(name)])) as MatrixCells
}

function withLocation(cells: MatrixCells, said = ''): MatrixCells {
  const location = said.trim()
  return location === '' ? cells : { ...cells, location }
}

function missingColumn(column: MatrixColumn): CellProblem {
  const message = `The column "${matrixColumns[column]}" is missing.`
  return { code: 'missing-column', row: 0, column, message }
}

function checkWidth(
  cells: readonly string[],
  order: readonly unknown[],
  row: number,
): readonly CellProblem[] {
  const extra = cells.slice(order.length).filter((cell) => cell !== '')
  if (extra.length === 0) return []
  const message = `This row has ${cells.length} cells where ${order.length} are expected. Put quotation marks around a cell that has commas in it.`
  return [{ code: 'too-many-cells', row, column: null, message }]
}
