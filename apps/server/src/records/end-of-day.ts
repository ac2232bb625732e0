import { Temporal } from 'temporal-polyfill'

/** The instant (UTC ms) at which the day in a zone ends. */
export function endOfDay(nowMs: number, timeZone: string): number {
  return zoned(nowMs, timeZone).startOfDay().add({ days: 1 }).epochMilliseconds
}

function zoned(nowMs: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(timeZone)
}
