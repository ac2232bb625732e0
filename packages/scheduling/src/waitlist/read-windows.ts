import type { TimePreference } from '../records.ts'
import { readDays } from './read-days.ts'
import { readHours } from './read-hours.ts'

const LONGEST = 500
const MOST = 20
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7] as const

/**
 * Days and hours as somebody writes them: "Mon-Fri 9am-12pm; Sat after 14:00", "weekends",
 * "lunes a viernes por la tarde". All of it is understood or it is null: what is left over might
 * have meant the opposite. An empty text is any time.
 */
export function readWindows(text: string): readonly TimePreference[] | null {
  if (text.length > LONGEST) return null
  const parts = plain(text)
    .split(/\s*(?:;|\n|\bor\b|\bo\b)\s*/)
    .filter((part) => part !== '')
  if (parts.length > MOST) return null
  const windows = parts.flatMap((part) => readWindow(part) ?? [])
  return windows.length === parts.length ? windows : null
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

/** Days, then hours; either may be left unsaid. */
function readWindow(part: string): TimePreference | null {
  const words = part.split(' ')
  for (let count = words.length; count >= 0; count -= 1) {
    const days =
      count === 0 ? EVERY_DAY : readDays(words.slice(0, count).join(' ').replace(/[,:]$/, ''))
    const hours = count === words.length ? ALL_DAY : readHours(words.slice(count).join(' '))
    if (days !== null && hours !== null) return { days: [...days], ...hours }
  }
  return null
}

const ALL_DAY = { from: '00:00', to: '23:59' } as const
