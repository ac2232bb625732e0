import { Temporal } from 'temporal-polyfill'

/** A zone with a name; a bare offset knows no summer time. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Z]/i.test(name)) return false
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    return true
  } catch {
    return false
  }
}

/** `2026-03-05T09:00:00` in the site's zone (Public API times carry no offset) as UTC milliseconds. */
export function fromSiteTime(text: string, timeZone: string): number {
  const local = Temporal.PlainDateTime.from(text.replace(/Z$/, ''))
  return local.toZonedDateTime(timeZone).epochMilliseconds
}

export function toSiteTime(instantMs: number, timeZone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(timeZone)
  return local.toPlainDateTime().toString({ smallestUnit: 'second' })
}

export function toSiteDate(instantMs: number, timeZone: string): string {
  return toSiteTime(instantMs, timeZone).slice(0, 10)
}
