import { calendarDate } from './clock-words.ts'

const DAY_MS = 86_400_000

type Timed = { readonly startAt: string }

/** A day at the location, with what begins on it, earliest first. */
export type DayGroup<Item> = {
  /** "2026-11-23". */
  readonly date: string
  /** An instant within the day, UTC ms. */
  readonly atMs: number
  readonly items: readonly Item[]
}

/** Today and the days after it in the zone, empty ones too. */
export function dayGroups<Item extends Timed>(
  items: readonly Item[],
  nowMs: number,
  { days, timeZone }: { readonly days: number; readonly timeZone: string },
): readonly DayGroup<Item>[] {
  const byDate = Map.groupBy(items, ({ startAt }) => calendarDate(Date.parse(startAt), timeZone))
  return nextDates(nowMs, days, timeZone).map(({ date, atMs }) => ({
    date,
    atMs,
    items: [...(byDate.get(date) ?? [])].sort(
      (a, b) => Date.parse(a.startAt) - Date.parse(b.startAt),
    ),
  }))
}

/** Steps from noon to noon of UTC dates: no clock change can skip or repeat a day. */
function nextDates(nowMs: number, days: number, timeZone: string) {
  const today = Date.parse(`${calendarDate(nowMs, timeZone)}T12:00:00Z`)
  return Array.from({ length: days }, (_, index) => {
    const atMs = today + index * DAY_MS
    return { atMs, date: new Date(atMs).toISOString().slice(0, 10) }
  })
}
