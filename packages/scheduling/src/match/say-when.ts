import type { Interval } from '../intervals.ts'
import type { Calendar } from './calendar.ts'

/** How a location writes the time of day: "14:05" or "2:05 PM". */
export type ClockStyle = '24h' | '12h'

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** "3 Oct"; with the year when it is not the year of the other date. Dates are YYYY-MM-DD. */
export function sayDate(date: string, beside: string): string {
  const [year, month, day] = date.split('-').map(Number)
  const short = `${day} ${MONTHS[(month ?? 1) - 1]}`
  return date.slice(0, 4) === beside.slice(0, 4) ? short : `${short} ${year}`
}

/** "14:05", or "2:05 PM" where the location writes it so. */
export function sayClock(instantMs: number, calendar: Calendar, style: ClockStyle): string {
  const clock = calendar.clockOf(instantMs)
  if (style === '24h') return clock
  const [hour, minute] = clock.split(':')
  const twelve = Number(hour) % 12 === 0 ? 12 : Number(hour) % 12
  return `${twelve}:${minute} ${Number(hour) < 12 ? 'AM' : 'PM'}`
}

/** "14:00–15:20". */
export function saySpan({ startAt, endAt }: Interval, calendar: Calendar, style: ClockStyle) {
  return `${sayClock(startAt, calendar, style)}–${sayClock(endAt, calendar, style)}`
}
