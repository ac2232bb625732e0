import { Temporal } from 'temporal-polyfill'
import { refuse } from './refuse.ts'

/** No calendar of a practice reaches further: 2000-01-01 to 2100-01-01. */
const EARLIEST = 946_684_800_000
const LATEST = 4_102_444_800_000

/** Milliseconds UTC from those or from ISO 8601 with an offset; else a problem naming the field. */
export function readInstant(value: string | number, field: string): number {
  const instant = typeof value === 'number' ? value : parse(value)
  if (instant === null) {
    const example = 'Give the time with its offset, e.g. 2026-11-24T10:00:00-06:00.'
    return refuse('unreadable-time', field, example)
  }
  if (instant < EARLIEST || LATEST < instant) {
    return refuse('unreadable-time', field, 'The time must lie between the years 2000 and 2100.')
  }
  return instant
}

function parse(value: string): number | null {
  try {
    return Temporal.Instant.from(value).epochMilliseconds
  } catch {
    return null
  }
}
