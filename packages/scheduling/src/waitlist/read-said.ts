import { type Days, isSomeKind, readDays } from './read-days.ts'
import { type Hours, isPartOfDay, readHours } from './read-hours.ts'

/** What one of several possibilities says; null is left unsaid. */
export type Said = {
  readonly days: Days | null
  readonly hours: Hours | null
  /** The hours are a word such as "evenings". */
  readonly isWord: boolean
}

/** Days, then hours; either may be left unsaid. */
export function readSaid(words: string): Said | null {
  if (words === '') return null
  const all = words.split(' ')
  for (let count = all.length; count >= 0; count -= 1) {
    const said = readSplit(all.slice(0, count).join(' '), all.slice(count).join(' '))
    if (said !== null) return said
  }
  return null
}

/** A comma or colon belongs between both; "Mon:" alone breaks off, as a form does that was left empty. */
function readSplit(first: string, rest: string): Said | null {
  const named = rest === '' ? first : first.replace(/[,:]$/, '')
  const days = named === '' ? null : readDays(named)
  const hours = rest === '' ? null : readHours(rest)
  if ((first !== '' && days === null) || (rest !== '' && hours === null)) return null
  const isWord = isPartOfDay(rest)
  return isWord && isSomeKind(days) && first.endsWith(',') ? null : { days, hours, isWord }
}

/**
 * Whether one line goes on in the next: "Mon-Fri; 9-5" may be nine to five on those days, or those
 * days and nine to five on any. Words keep apart: "weekends; evenings", "evenings; Sat".
 */
export function mayGoOn(one: readonly Said[], next: readonly Said[]): boolean {
  const [first] = next
  if (first === undefined || one.length === 0) return false
  if (one.every(isHoursOnly)) return next.every(isDaysOnly) && !one.every(({ isWord }) => isWord)
  if (!isHoursOnly(first)) return false
  return !first.isWord || one.some((said) => isDaysOnly(said) && !isSomeKind(said.days))
}

const isDaysOnly = ({ hours }: Said) => hours === null
const isHoursOnly = ({ days }: Said) => days === null
