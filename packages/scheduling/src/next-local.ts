import { Temporal } from 'temporal-polyfill'
import { localSpan } from './local-time.ts'

const DAYS_TO_TRY = 8

/**
 * The next instant after `afterMs` at a wall-clock time on one of the weekdays (Monday is 1). A time
 * that a clock change skips comes as much later as was skipped; one that comes twice comes once.
 */
export function nextLocalTime(
  afterMs: number,
  { weekdays, clock }: { readonly weekdays: readonly number[]; readonly clock: string },
  timeZone: string,
): number | null {
  const today = Temporal.Instant.fromEpochMilliseconds(afterMs)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
  const plainTime = Temporal.PlainTime.from(clock)
  for (let days = 0; days < DAYS_TO_TRY; days += 1) {
    const date = today.add({ days })
    if (!weekdays.includes(date.dayOfWeek)) continue
    const at = date.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds
    if (at > afterMs) return at
  }
  return null
}

/** The same instant when it lies within the daily hours, else the next time they begin. */
export function moveIntoHours(
  atMs: number,
  hours: { readonly from: string; readonly to: string },
  timeZone: string,
): number {
  const { startAt, endAt } = localSpan(atMs, hours, timeZone)
  if (atMs < startAt) return startAt
  if (atMs < endAt) return atMs
  const everyDay = { weekdays: [1, 2, 3, 4, 5, 6, 7], clock: hours.from }
  return nextLocalTime(atMs, everyDay, timeZone) ?? atMs
}
