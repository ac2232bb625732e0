import { Temporal } from 'temporal-polyfill'

const LANGUAGE = 'en-US'

/** "3:00 PM" in the zone. */
export function timeWords(instantMs: number, timeZone: string): string {
  return formatter(timeZone, TIME).format(instantMs)
}

/** "Friday, November 27" in the zone. */
export function dateWords(instantMs: number, timeZone: string): string {
  return formatter(timeZone, DATE).format(instantMs)
}

const TIME = { timeStyle: 'short' } as const
const DATE = { weekday: 'long', month: 'long', day: 'numeric' } as const

/** Making one takes a hundred times as long as using it. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(timeZone: string, options: typeof TIME | typeof DATE): Intl.DateTimeFormat {
  const key = `${timeZone} ${options === TIME ? 'time' : 'date'}`
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(LANGUAGE, { ...options, timeZone })
  formatters.set(key, known)
  return known
}

/** "today", "tomorrow", or "on Friday, November 27", as people in that zone would say it now. */
export function dayWords(instantMs: number, nowMs: number, timeZone: string): string {
  const day = zoned(instantMs, timeZone).toPlainDate()
  const { days } = zoned(nowMs, timeZone).toPlainDate().until(day, { largestUnit: 'days' })
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  return `on ${dateWords(instantMs, timeZone)}`
}

function zoned(instantMs: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(timeZone)
}
