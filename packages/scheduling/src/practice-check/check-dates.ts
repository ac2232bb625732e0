import { Temporal } from 'temporal-polyfill'
import { type RecordProblem, wrong } from './record-problem.ts'

type Span = { readonly from: string | null; readonly until: string | null }
type Fields = { readonly from: string; readonly until: string }

/** Both days exist in the calendar, and the last is not before the first. */
export function checkDates({ from, until }: Span, fields: Fields): readonly RecordProblem[] {
  const unreal = [
    ...(isUnreal(from) ? [fields.from] : []),
    ...(isUnreal(until) ? [fields.until] : []),
  ]
  if (unreal.length > 0) {
    return unreal.map((field) =>
      wrong('unreadable-date', field, 'This day is not in the calendar. Write it as 2027-03-31.'),
    )
  }
  if (from === null || until === null || from <= until) return []
  return [wrong('end-before-start', fields.until, 'The last day must not be before the first.')]
}

function isUnreal(date: string | null): boolean {
  return date !== null && !isDate(date)
}

/** A day of the calendar, written as 2027-03-31. */
export function isDate(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text
  } catch {
    return false
  }
}
