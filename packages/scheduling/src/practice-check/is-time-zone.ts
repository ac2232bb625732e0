import { Temporal } from 'temporal-polyfill'

/** A zone with a name, such as America/Chicago; a bare offset knows no summer time. */
export function isTimeZone(zone: string): boolean {
  if (!/^[A-Z]/i.test(zone)) return false
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
    return true
  } catch {
    return false
  }
}
