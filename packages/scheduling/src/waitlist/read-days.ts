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

/** Words for several days at once, such as "weekends". */
export function isKindOfDays(words: string): boolean {
  return KINDS.has(words)
}

/** ISO weekdays of words such as "mon-fri", "tue, thu and sat" or "weekends"; null when one is none. */
export function readDays(words: string): readonly number[] | null {
  const kind = KINDS.get(words)
  if (kind !== undefined) return kind
  const spans = words.replace(/\s*-\s*|\s+(?:to|a)\s+/g, '-')
  const parts = spans.split(/[\s,/&]+(?:(?:and|y)\s+)?/)
  const read = parts.filter((part) => part !== '').map(readPart)
  if (read.length === 0 || read.some((days) => days === null)) return null
  return [...new Set(read.flatMap((days) => days ?? []))].sort((one, other) => one - other)
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
