import Papa from 'papaparse'

const FORMULA = /^'(?=[=+\-@\t\r])/

export type ReadTable = {
  readonly rows: readonly (readonly string[])[]
  /** Set when the quotes do not add up. */
  readonly damage: string | null
}

/** Rows of cells from comma-, semicolon- or tab-separated text, or a table of pipes. */
export function readCells(text: string): ReadTable {
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const [first = ''] = plain.split('\n').filter((line) => line.trim() !== '')
  if (!first.includes('\t') && /\|.*\|/.test(first)) return { rows: readPipes(plain), damage: null }
  const delimiter = first.includes('\t') ? '\t' : ''
  const { data, errors } = Papa.parse<string[]>(plain, {
    delimiter,
    delimitersToGuess: [',', ';'],
    skipEmptyLines: 'greedy',
  })
  const isDamaged = errors.some(({ type }) => type === 'Quotes')
  const damage = isDamaged ? 'A quotation mark is opened and not closed.' : null
  return { rows: data.map((cells) => cells.map(readCell)), damage }
}

/** A cell that a spreadsheet would run as a formula goes out behind an apostrophe, which goes again here. */
function readCell(cell: string): string {
  return cell.trim().replace(FORMULA, '')
}

/** "| a | b |", with or without the outer bars; the line of dashes is left out. */
function readPipes(text: string): readonly (readonly string[])[] {
  return text
    .split('\n')
    .filter((line) => line.includes('|'))
    .map((line) =>
      line
        .trim()
        .replace(/^\|/, '')
        .replace(/(?<!\\)\|$/, ''),
    )
    .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.replaceAll('\\|', '|').trim()))
    .filter((cells) => !cells.every((cell) => /^:?-+:?$/.test(cell)))
}

/** Text that a spreadsheet opens: quoted where needed, and nothing in it runs as a formula. */
export function writeCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const text = Papa.unparse([[...header], ...rows.map((row) => [...row])], {
    escapeFormulae: true,
    newline: '\r\n',
  })
  return `${text}\r\n`
}
