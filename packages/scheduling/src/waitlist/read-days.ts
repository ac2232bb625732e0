const NAMES: readonly (readonly [string, number])[] = [
  ['mon', 1],
  ['tue', 2],
  ['wed', 3],
  ['thu', 4],
  ['fri', 5],
  ['sat', 6],
  ['sun', 7],
  ['lun', 1],
  ['mar', 2],
  ['mie', 3],
  ['jue', 4],
  ['vie', 5],
  ['sab', 6],
  ['dom', 7],
]
const DAY = new Map(NAMES)
const DAY_WORD =
  /^(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|lun|mar|mie|jue|vie|sab|dom|lunes|martes|miercoles|jueves|viernes|sabado|domingo)s?$/
const KINDS: ReadonlyMap<string, readonly number[]> = new Map(
  Object.entries({
    'any day': [1, 2, 3, 4, 5, 6, 7],
    'every day': [1, 2, 3, 4, 5, 6, 7],
    daily: [1, 2, 3, 4, 5, 6, 7],
    'cualquier dia': [1, 2, 3, 4, 5, 6, 7],
    weekday: [1, 2, 3, 4, 5],
    weekdays: [1, 2, 3, 4, 5],
    'entre semana': [1, 2, 3, 4, 5],
    weekend: [6, 7],
    weekends: [6, 7],
    'fin de semana': [6, 7],
    'fines de semana': [6, 7],
  }),
)

/** How the days were written: it decides what an "or" beside them may share. */
export type Days = {
  readonly days: readonly number[]
  readonly as: 'kind' | 'span' | 'joined' | 'list'
}

const EVERY_DAY = 7

/** ISO weekdays of words such as "mon-fri", "tue, thu and sat" or "weekends"; null when one is none. */
export function readDays(words: string): Days | null {
  const kind = KINDS.get(words)
  if (kind !== undefined) return { days: kind, as: 'kind' }
  if (BROKEN_OFF.test(words) || isMistakable(words)) return null
  const spans = words.replace(/\s*-\s*|\s+(?:to|a|thru|through)\s+/g, '-')
  const read = spans.split(/[\s,/&]+(?:(?:and|y)\s+)?/).map(readPart)
  if (read.some((days) => days === null)) return null
  const days = [...new Set(read.flatMap((some) => some ?? []))].sort((one, other) => one - other)
  return { days, as: spans.includes('-') ? 'span' : JOINED.test(words) ? 'joined' : 'list' }
}

/** "weekends" and "evenings" side by side may be two wishes or one; "any day" leaves no such doubt. */
export function isSomeKind(read: Days | null): boolean {
  return read?.as === 'kind' && read.days.length < EVERY_DAY
}

const BROKEN_OFF = /^[,/&]|[,/&]$/
const JOINED = /[&/]|\b(?:and|y)\b/
const SPANISH = /\b(?:lun|martes|mie|jue|vie|sab|dom)/

/** "Mar 9" is a day in March unless the days around it are Spanish; "Mon thur Fri" may say "thru". */
function isMistakable(words: string): boolean {
  return (/\bmars?\b/.test(words) && !SPANISH.test(words)) || /\w thur \w/.test(words)
}

function readPart(part: string): readonly number[] | null {
  const [first, last, ...more] = part.split('-').map(readDay)
  if (first === undefined || first === null || last === null || more.length > 0) return null
  if (last === undefined) return [first]
  const length = ((last - first + 7) % 7) + 1
  return Array.from({ length }, (_, index) => ((first - 1 + index) % 7) + 1)
}

function readDay(word: string): number | null {
  return DAY_WORD.test(word) ? (DAY.get(word.slice(0, 3)) ?? null) : null
}
