import { readCells } from '../csv.ts'
import { foldWords } from '../matrix/fold-words.ts'
import { isDate } from '../practice-check/check-dates.ts'
import type { HrRecord, HrStatus } from './hr-record.ts'

const HEADERS = {
  employee: /^(employee|provider|staff|name)( id| name| number)?$/,
  credential: /^(credential|certificate|certification|license|licence|type|kind)( type| name)?$/,
  status: /^(status|state)$/,
  expiresOn: /^(expires?|expiry|expiration|valid until|expires on)( date)?$/,
  issuedOn: /^(issued|issue|valid from|issued on)( date)?$/,
  verifiedOn: /^(verified|verified on|confirmed|confirmed on)( date)?$/,
  number: /^(number|no|credential number|license number)$/,
} as const
export type HrColumn = keyof typeof HEADERS
const columns = Object.keys(HEADERS) as readonly HrColumn[]
const needed: readonly HrColumn[] = ['employee', 'credential']

const STATUSES: readonly (readonly [RegExp, HrStatus])[] = [
  [/^(active|valid|current|ok|confirmed|renewed)?$/, 'active'],
  [/^(lapsed|expired|inactive)$/, 'lapsed'],
  [/^(renewal submitted|submitted|pending|in renewal|renewal pending)$/, 'renewal-submitted'],
  [/^(revoked|suspended|withdrawn)$/, 'revoked'],
]

export type HrProblem = {
  readonly code: string
  /** From 1, the header not counted; 0: the list as a whole. */
  readonly row: number
  readonly column: HrColumn | null
  readonly message: string
}

/** An HR system's list as CSV, with a header; days as 2027-03-31 or 3/31/2027. */
export function readHrCsv(text: string): {
  readonly records: readonly HrRecord[]
  readonly problems: readonly HrProblem[]
} {
  const { rows, damage } = readCells(text)
  const [header, ...lines] = rows
  if (damage !== null) return refused('damaged', null, damage)
  if (header === undefined) return refused('empty', null, 'There is no row in it.')
  const order = header.map((cell) => columns.find((name) => HEADERS[name].test(foldWords(cell))))
  const missing = needed.find((name) => !order.includes(name))
  if (missing !== undefined) {
    return refused('missing-column', missing, `The column "${missing}" is missing.`)
  }
  const read = lines.map((cells, index) => {
    const under = (name: HrColumn) => cells[order.indexOf(name)]?.trim() ?? ''
    return readLine(under, index + 1)
  })
  return {
    records: read.flatMap(({ record }) => record ?? []),
    problems: read.flatMap(({ problems }) => problems),
  }
}

function refused(code: string, column: HrColumn | null, message: string) {
  return { records: [], problems: [{ code, row: 0, column, message }] }
}

function readLine(under: (name: HrColumn) => string, row: number) {
  const problems: HrProblem[] = []
  const wrong = (code: string, column: HrColumn, message: string) => {
    problems.push({ code, row, column, message })
    return null
  }
  for (const name of needed) {
    if (under(name) === '') wrong('empty-cell', name, `Fill in "${name}".`)
  }
  const status = STATUSES.find(([pattern]) => pattern.test(foldWords(under('status'))))?.[1]
  if (status === undefined) {
    wrong('unknown-status', 'status', 'The status is active, lapsed, renewal submitted or revoked.')
  }
  const dayOf = (name: HrColumn) => {
    const day = readDay(under(name))
    return day === undefined
      ? wrong('unreadable-date', name, 'Write the day as 2027-03-31 or 3/31/2027.')
      : day
  }
  const record: HrRecord = {
    employee: under('employee'),
    credential: under('credential'),
    status: status ?? 'active',
    expiresOn: dayOf('expiresOn'),
    issuedOn: dayOf('issuedOn'),
    verifiedOn: dayOf('verifiedOn'),
    ...(under('number') !== '' && { number: under('number') }),
  }
  return { record: problems.length === 0 ? record : null, problems }
}

/** Undefined when it cannot be read, null when there is none. */
function readDay(text: string): string | null | undefined {
  if (text === '') return null
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text)
  const day =
    american === null
      ? text
      : `${american[3]}-${american[1]?.padStart(2, '0')}-${american[2]?.padStart(2, '0')}`
  return isDate(day) ? day : undefined
}
