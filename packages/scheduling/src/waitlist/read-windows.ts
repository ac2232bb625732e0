import type { TimePreference } from '../records.ts'
import { mayGoOn, readSaid, type Said } from './read-said.ts'

const LONGEST = 500
const MOST = 20
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7] as const
const ALL_DAY = { from: '00:00', to: '23:59' } as const

/**
 * Days and hours as somebody writes them: "Mon-Fri 9am-12pm; Sat after 14:00", "weekends",
 * "Sat or Sun after 10am", "lunes a viernes por la tarde". All of it is understood or it is null:
 * what is left over might have meant the opposite. An empty text is any time.
 */
export function readWindows(text: string): readonly TimePreference[] | null {
  if (text.length > LONGEST) return null
  if (text.trim() === '') return []
  const lines = plain(text)
    .split(/[;\n]/)
    .map(line)
    .filter((one) => one !== '')
    .map(readLine)
  const said = lines.filter((one) => one !== null)
  if (said.length < Math.max(lines.length, 1)) return null
  if (said.some((one, index) => index > 0 && mayGoOn(said[index - 1] ?? [], one))) return null
  const read = said.map(windowsOf)
  const windows = read.flatMap((some) => some ?? [])
  return read.includes(null) || windows.length > MOST ? null : windows
}

/** Small letters without accents, one kind of dash, one space, no dot after "Mon." */
function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .replace(/[–—]/g, '-')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\b([a-z]{3,5})\.(?= )/g, '$1')
}

/** The full stop goes, the dot of "p.m." stays. */
function line(text: string): string {
  const words = text.trim()
  return /[ap]\.m\.$/.test(words) ? words : words.replace(/\.$/, '')
}

function readLine(words: string): readonly Said[] | null {
  const read = words.split(/\b(?:or|o)\b/).map((one) => readSaid(one.trim()))
  const said = read.filter((one) => one !== null)
  return said.length === read.length ? said : null
}

/**
 * Possibilities with "or" between them share what they leave unsaid: "Mon-Fri 9-12 or 2-5pm" is the
 * same days twice, "Sat or Sun after 10am" the same hours. "Monday or mornings" says too little.
 */
function windowsOf(said: readonly Said[]): readonly TimePreference[] | null {
  const windows: TimePreference[] = []
  for (const [index, one] of said.entries()) {
    const days = daysOf(one, said[index - 1], windows.at(-1))
    const hours = hoursOf(one, said.slice(0, index), said.slice(index + 1))
    if (days === null || hours === null) return null
    windows.push({ days: [...days], ...hours })
  }
  return windows
}

function daysOf({ days }: Said, before: Said | undefined, last: TimePreference | undefined) {
  if (days !== null) return days.days
  if (last === undefined) return EVERY_DAY
  return before?.hours == null ? null : last.days
}

/** "Sat or weekdays after 5pm" and "Mon 9-12 or Tue": whether the hours are meant for both is not known. */
function hoursOf(one: Said, before: readonly Said[], after: readonly Said[]) {
  if (one.hours !== null) return one.hours
  const next = after.find(({ hours }) => hours !== null)
  if (next !== undefined) return isSingle(one) && isSingle(next) ? next.hours : null
  const timed = before.filter(({ days, hours }) => days !== null && hours !== null)
  return timed.length === 0 || isMany(one) || timed.every(isMany) ? ALL_DAY : null
}

const isSingle = ({ days }: Said) => days === null || days.as === 'list'
const isMany = ({ days }: Said) => days?.as === 'kind' || days?.as === 'span'
