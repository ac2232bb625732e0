const LANGUAGE = 'en-US'

const format = (options: Intl.DateTimeFormatOptions) => (atMs: number, timeZone: string) =>
  new Intl.DateTimeFormat(LANGUAGE, { ...options, timeZone }).format(atMs)

/** "3:00 PM" in the zone; instants are UTC ms. */
export const clockWords = format({ hour: 'numeric', minute: '2-digit' })

/** "3:00:07 PM" in the zone. */
export const clockWordsToTheSecond = format({
  hour: 'numeric',
  minute: '2-digit',
  second: '2-digit',
})

/** "Mon, Nov 23, 3:00 PM" in the zone. */
export const momentWords = format({
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
})

/** "November 23, 2026 at 3:00:07 PM CST": nothing left open. */
export const exactWords = format({ dateStyle: 'long', timeStyle: 'long' })

/** A calendar date such as "2029-03-31" as "Mar 31, 2029", in no zone. */
export function calendarDateWords(date: string): string {
  const atMs = Date.parse(`${date}T00:00:00Z`)
  return Number.isNaN(atMs) ? date : format({ dateStyle: 'medium' })(atMs, 'UTC')
}

/** The calendar date of an instant in the zone, as "2026-11-23". */
export function calendarDate(atMs: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  return parts.format(atMs)
}

/** "9 AM" or "9:30 AM" of a wall clock such as "09:30". */
export function wallClockWords(clock: string): string {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  const half = hour < 12 ? 'AM' : 'PM'
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`
  return `${hour % 12 || 12}${minutes} ${half}`
}

/** "Monday, November 23" in the zone. */
export const weekdayWords = format({ weekday: 'long', month: 'long', day: 'numeric' })

/** "Central Time". */
export function zoneWords(atMs: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat(LANGUAGE, { timeZone, timeZoneName: 'longGeneric' })
  const name = format.formatToParts(atMs).find(({ type }) => type === 'timeZoneName')
  return name?.value ?? timeZone
}
