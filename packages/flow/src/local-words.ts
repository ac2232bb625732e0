import { Temporal } from 'temporal-polyfill'

const LANGUAGE = 'en-US'

/** "3:00 PM" in the zone. */
export function timeWords(instantMs: number, timeZone: string): string {
  return zoned(instantMs, timeZone).toLocaleString(LANGUAGE, { timeStyle: 'short' })
}

/** "Friday, November 27" in the zone. */
export function dateWords(instantMs: number, timeZone: string): string {
  const options = { weekday: 'long', month: 'long', day: 'numeric' } as const
  return zoned(instantMs, timeZone).toLocaleString(LANGUAGE, options)
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
