/** The five columns of the matrix, as a practice writes it in a spreadsheet. */
export const matrixColumns = {
  service: 'Service',
  certification: 'Required Certification',
  providers: 'Eligible Providers',
  room: 'Room Type',
  duration: 'Duration + Buffer',
} as const
export type MatrixColumn = keyof typeof matrixColumns
export const columnNames = Object.keys(matrixColumns) as readonly MatrixColumn[]

export type MatrixCells = Readonly<Record<MatrixColumn, string>> & {
  /** A sixth column, where a table has it and the row names one. */
  readonly location?: string
}

/** What cannot be read in a cell. Rows count from 1 without the header; 0 is the table as a whole. */
export type CellProblem = {
  readonly code: string
  readonly row: number
  readonly column: MatrixColumn | null
  readonly message: string
}

/** A part of the answer, or why it cannot be read. */
export type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: string; readonly message: string }

export function read<Value>(value: Value): Read<Value> {
  return { ok: true, value }
}

export function unread(code: string, message: string): Read<never> {
  return { ok: false, code, message }
}
