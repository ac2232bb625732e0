import type { TimePreference } from '../records.ts'
import { isKindOfDays, readDays } from './read-days.ts'
import { type Hours, readHours } from './read-hours.ts'

const LONGEST = 500
const MOST = 20
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7] as const

/**
 * Days and hours as somebody writes them: "Mon-Fri 9am-12pm; Sat after 14:00", "weekends",
 * "Sat or Sun after 10am", "lunes a viernes por la tarde". All of it is understood or it is null:
 * what is left over might have meant the opposite. An empty text is any time.
 */
export function readWindows(text: string): readonly TimePreference[] | null {
  if (text.length > LONGEST) return null
  const parts = split(plain(text), /[;\n]/).filter((part) => part !== '')
  const read = parts.map((part) => readPart(split(part, /\b(?:or|o)\b/)))
  if (read.some((windows) => windows === null)) return null
  const windows = read.flatMap((some) => some ?? [])
  return windows.length > MOST ? null : windows
}

function split(text: string, by: RegExp): readonly string[] {
  return text.split(by).map((part) => part.trim())
}

/** Small letters without accents, one kind of dash, one space. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .replace(/[–—]/g, '-')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\.(?=\s|$)/g, (dot, at: number, whole: string) =>
      /[ap]\.m$/.test(whole.slice(0, at)) ? dot : '',
    )
    .trim()
}

/** What one of several possibilities says; null is left unsaid. */
type Said = {
  readonly days: readonly number[] | null
  readonly hours: Hours | null
  /** "weekends or Monday after 5pm": whether the hours are meant for both is not known. */
  readonly isKind: boolean
}

/**
 * Possibilities with "or" between them share what they leave unsaid: "Mon-Fri 9-12 or 2-5pm" is the
 * same days twice, "Sat or Sun after 10am" the same hours. "Monday or mornings" says too little.
 */
function readPart(possibilities: readonly string[]): readonly TimePreference[] | null {
  const said = possibilities.map(readSaid)
  const windows: TimePreference[] = []
  for (const [index, one] of said.entries()) {
    const days = one === null ? null : daysOf(one, said[index - 1] ?? null, windows.at(-1))
    const hours = one === null ? null : hoursOf(one, said.slice(index + 1))
    if (days === null || hours === null) return null
    windows.push({ days: [...days], ...hours })
  }
  return windows
}

function daysOf({ days }: Said, before: Said | null, last: TimePreference | undefined) {
  if (days !== null) return days
  if (last === undefined) return EVERY_DAY
  return before?.hours == null ? null : last.days
}

function hoursOf({ hours, isKind }: Said, after: readonly (Said | null)[]): Hours | null {
  if (hours !== null) return hours
  const next = after.find((one) => one?.hours != null)?.hours ?? null
  if (next === null) return ALL_DAY
  return isKind ? null : next
}

/** Days, then hours; either may be left unsaid. */
function readSaid(words: string): Said | null {
  const all = words.split(' ')
  for (let count = all.length; count >= 0; count -= 1) {
    const named = all.slice(0, count).join(' ').replace(/[,:]$/, '')
    const days = count === 0 ? null : readDays(named)
    const hours = count === all.length ? null : readHours(all.slice(count).join(' '))
    const isRead = (count === 0 || days !== null) && (count === all.length || hours !== null)
    if (isRead) return { days, hours, isKind: isKindOfDays(named) }
  }
  return null
}

const ALL_DAY: Hours = { from: '00:00', to: '23:59' }
