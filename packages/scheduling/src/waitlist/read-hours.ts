export type Hours = { readonly from: string; readonly to: string }

const PARTS: ReadonlyMap<string, Hours> = new Map(
  Object.entries({
    'any time': { from: '00:00', to: '23:59' },
    anytime: { from: '00:00', to: '23:59' },
    'cualquier hora': { from: '00:00', to: '23:59' },
    morning: { from: '00:00', to: '12:00' },
    mornings: { from: '00:00', to: '12:00' },
    'por la manana': { from: '00:00', to: '12:00' },
    afternoon: { from: '12:00', to: '17:00' },
    afternoons: { from: '12:00', to: '17:00' },
    'por la tarde': { from: '12:00', to: '20:00' },
    evening: { from: '17:00', to: '23:59' },
    evenings: { from: '17:00', to: '23:59' },
  }),
)
/** Without "am" or "pm" nobody means a visit before seven in the morning, so it is not known what they mean. */
const FIRST_HOUR = 7
const NOON = 12

type Clock = { readonly hour: number; readonly minute: number; readonly isSure: boolean }

/** Wall-clock hours of words such as "9-12", "2pm to 5:30pm", "after 14:00" or "mornings"; null when unsure. */
export function readHours(words: string): Hours | null {
  const part = PARTS.get(words)
  if (part !== undefined) return part
  const open = /^(from|after|desde|before|until|till|hasta|antes de) (.+)$/.exec(words)
  const single = readClock(open?.[2] ?? '')
  if (single !== null) return openHours(open?.[1] ?? '', single)
  const [from, to, ...more] = words
    .replace(/^(?:from|between|de|entre) /, '')
    .split(/\s*-\s*|\s+(?:to|and|a|y)\s+/)
  if (from === undefined || to === undefined || more.length > 0) return null
  return span(readClock(from), readClock(to))
}

function openHours(word: string, clock: Clock): Hours | null {
  if (!isClear(clock)) return null
  const isStart = ['from', 'after', 'desde'].includes(word)
  return isStart ? { from: wall(clock), to: '23:59' } : { from: '00:00', to: wall(clock) }
}

/** "9-5" ends in the afternoon, and "2-5pm" begins there; "2-5" says too little. */
function span(from: Clock | null, to: Clock | null): Hours | null {
  if (from === null || to === null) return null
  const end = !to.isSure && isClear(from) && isBefore(to, from) ? later(to) : to
  const isHalfSaid = !from.isSure && to.isSure && to.hour > NOON && from.hour < NOON
  const start = isHalfSaid && isBefore(later(from), to) && !isClear(from) ? later(from) : from
  if (!isClear(start) || !isClear(end) || !isBefore(start, end)) return null
  return { from: wall(start), to: wall(end) }
}

function isClear({ hour, isSure }: Clock): boolean {
  return isSure || hour >= FIRST_HOUR
}

const later = (clock: Clock): Clock =>
  clock.hour < NOON ? { ...clock, hour: clock.hour + NOON, isSure: true } : clock

const isBefore = (one: Clock, other: Clock) =>
  one.hour * 60 + one.minute < other.hour * 60 + other.minute

function readClock(word: string): Clock | null {
  if (word === 'noon' || word === 'mediodia') return { hour: NOON, minute: 0, isSure: true }
  const said = /^(\d{1,2})(?::(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?$/.exec(word)
  if (said === null) return null
  const [hour, minute] = [Number(said[1]), Number(said[2] ?? 0)]
  const half = said[3]?.replaceAll('.', '')
  if (minute > 59 || hour > 23) return null
  if (half === undefined)
    return { hour, minute, isSure: (said[1]?.length ?? 0) === 2 && said[2] !== undefined }
  if (hour < 1 || hour > NOON) return null
  return { hour: (hour % NOON) + (half === 'pm' ? NOON : 0), minute, isSure: true }
}

function wall({ hour, minute }: Clock): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
