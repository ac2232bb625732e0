import { Temporal } from 'temporal-polyfill'
import type { Interval } from './intervals.ts'

const LANGUAGE = 'en-US'

/** ISO weekday (Monday is 1), date and clock of an instant in a zone. */
export function localParts(instantMs: number, timeZone: string) {
  const local = zoned(instantMs, timeZone)
  return {
    day: local.dayOfWeek,
    date: local.toPlainDate().toString(),
    clock: local.toPlainTime().toString({ smallestUnit: 'minute' }),
  }
}

/**
 * A wall-clock span on the local date of an instant, as instants. Wall-clock times are placed in
 * the zone and never added to midnight, so days with a clock change come out right.
 */
export function localSpan(
  onMs: number,
  { from, to }: { readonly from: string; readonly to: string },
  timeZone: string,
): Interval {
  const date = zoned(onMs, timeZone).toPlainDate()
  const at = (clock: string) =>
    date.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(clock) }).epochMilliseconds
  return { startAt: at(from), endAt: at(to) }
}

/** "3:00 PM" in the zone. */
export function formatLocalTime(instantMs: number, timeZone: string): string {
  return zoned(instantMs, timeZone).toLocaleString(LANGUAGE, { timeStyle: 'short' })
}

function zoned(instantMs: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(timeZone)
}

/** The calendar day in a zone at an instant (UTC ms), such as 2026-11-24. */
export function localDay(instantMs: number, timeZone: string): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(timeZone)
  return zoned.toPlainDate().toString()
}
