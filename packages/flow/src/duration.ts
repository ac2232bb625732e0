import { Temporal } from 'temporal-polyfill'

/** Weeks, days, hours and minutes: lengths that are the same in every zone. */
export const durationPattern = '^P(?!$)(\\d+W)?(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?)?$'

/** Milliseconds of an ISO 8601 duration such as `P30D` or `PT12H`; a day is 24 hours. */
export function durationMs(duration: string): number {
  const { weeks, days, hours, minutes } = Temporal.Duration.from(duration)
  return (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60_000
}
