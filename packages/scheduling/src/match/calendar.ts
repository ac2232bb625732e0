import { Temporal } from 'temporal-polyfill'
import type { Interval } from '../intervals.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** One local date of a zone: its bounds as instants (UTC ms), its ISO weekday, and its clock. */
export type LocalDay = {
  /** YYYY-MM-DD. */
  readonly date: string
  readonly weekday: number
  readonly startAt: number
  readonly endAt: number
  /** The instant of a wall-clock time "HH:MM" on this date. */
  readonly at: (clock: string) => number
  /** All instants at which the clock shows so many minutes: two, one, or none when it changes. */
  readonly whenever: (minuteOfDay: number) => readonly number[]
}

export type Calendar = {
  readonly timeZone: string
  /** The local date an instant (UTC ms) falls on. */
  readonly dayOf: (instantMs: number) => LocalDay
  readonly dayAfter: (day: LocalDay, days: number) => LocalDay
  /** The date YYYY-MM-DD. */
  readonly dayOn: (date: string) => LocalDay
  /** Every local date that shares an instant with the span, in order. */
  readonly daysWithin: (span: Interval) => readonly LocalDay[]
  /** "14:05". */
  readonly clockOf: (instantMs: number) => string
}

/**
 * The wall clock of a zone, each date and clock time converted once: a conversion costs as much as
 * a hundred comparisons, and a match asks for the same few again for every provider.
 */
export function createCalendar(timeZone: string): Calendar {
  const days = new Map<string, LocalDay>()
  const neighbours = new Map<string, LocalDay>()
  /** Those already asked for, by the day of UTC that an instant falls on. */
  const seen = new Map<number, LocalDay[]>()
  let latest: LocalDay | undefined
  const dayOn = (date: string): LocalDay => {
    const known = days.get(date) ?? createDay(date, timeZone)
    days.set(date, known)
    return known
  }
  const dayOf = (instantMs: number): LocalDay => {
    if (latest !== undefined && isOn(latest, instantMs)) return latest
    const utcDay = Math.floor(instantMs / DAY_MS)
    const there = seen.get(utcDay) ?? []
    const known = there.find((day) => isOn(day, instantMs))
    latest = known ?? dayOn(zoned(instantMs, timeZone).toPlainDate().toString())
    if (known === undefined) seen.set(utcDay, [...there, latest])
    return latest
  }
  const dayAfter = ({ date }: LocalDay, count: number): LocalDay => {
    const key = `${date} ${count}`
    const known =
      neighbours.get(key) ?? dayOn(Temporal.PlainDate.from(date).add({ days: count }).toString())
    neighbours.set(key, known)
    return known
  }
  const nextDay = (day: LocalDay) => dayAfter(day, 1)
  return {
    timeZone,
    dayOf,
    dayAfter,
    dayOn,
    daysWithin: ({ startAt, endAt }) => {
      const found: LocalDay[] = []
      for (let day = dayOf(startAt); day.startAt < endAt; day = nextDay(day)) found.push(day)
      return found
    },
    clockOf: (instantMs) => clockWithin(dayOf(instantMs), instantMs, timeZone),
  }
}

function isOn({ startAt, endAt }: LocalDay, instantMs: number): boolean {
  return startAt <= instantMs && instantMs < endAt
}

function createDay(date: string, timeZone: string): LocalDay {
  const plain = Temporal.PlainDate.from(date)
  const clocks = new Map<string, number>()
  return {
    date,
    weekday: plain.dayOfWeek,
    startAt: plain.toZonedDateTime(timeZone).epochMilliseconds,
    endAt: plain.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds,
    at: (clock) => {
      const known = clocks.get(clock)
      if (known !== undefined) return known
      const plainTime = Temporal.PlainTime.from(clock)
      const instant = plain.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds
      clocks.set(clock, instant)
      return instant
    },
    whenever: (minuteOfDay) => instantsOf(plain, minuteOfDay, timeZone),
  }
}

function instantsOf(date: Temporal.PlainDate, minuteOfDay: number, timeZone: string) {
  const clock = date.toPlainDateTime().add({ minutes: minuteOfDay })
  const found = (['earlier', 'later'] as const)
    .map((disambiguation) => clock.toZonedDateTime(timeZone, { disambiguation }))
    .filter((time) => time.toPlainDateTime().equals(clock))
    .map(({ epochMilliseconds }) => epochMilliseconds)
  return [...new Set(found)]
}

/** Counting from midnight is only right on a day without a change of the clock. */
function clockWithin({ startAt, endAt }: LocalDay, instantMs: number, timeZone: string): string {
  if (endAt - startAt !== DAY_MS) {
    return zoned(instantMs, timeZone).toPlainTime().toString({ smallestUnit: 'minute' })
  }
  const minutes = Math.floor((instantMs - startAt) / MINUTE_MS)
  const two = (count: number) => String(count).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

function zoned(instantMs: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(timeZone)
}
