import type { Interval } from '../intervals.ts'

/** Times at which something is taken, sorted by start, with the latest end up to each of them. */
export type BusyTimes<Time extends Interval> = {
  readonly times: readonly Time[]
  readonly latestEnds: readonly number[]
}

export function createBusyTimes<Time extends Interval>(times: readonly Time[]): BusyTimes<Time> {
  const sorted = [...times].sort((one, other) => one.startAt - other.startAt)
  let latest = Number.NEGATIVE_INFINITY
  const latestEnds = sorted.map(({ endAt }) => {
    latest = Math.max(latest, endAt)
    return latest
  })
  return { times: sorted, latestEnds }
}

/** Those that share an instant with the span, in order of their start. */
export function timesWithin<Time extends Interval>(
  busy: BusyTimes<Time> | undefined,
  { startAt, endAt }: Interval,
): readonly Time[] {
  if (busy === undefined) return []
  const found: Time[] = []
  for (let index = firstFrom(busy.times, endAt) - 1; index >= 0; index -= 1) {
    if ((busy.latestEnds[index] ?? 0) <= startAt) break
    const time = busy.times[index]
    if (time !== undefined && startAt < time.endAt && time.startAt < time.endAt) found.push(time)
  }
  return found.reverse()
}

/** Where the free time around an instant ends and begins; null when nothing lies on that side. */
export function neighbours<Time extends Interval>(
  busy: BusyTimes<Time> | undefined,
  { startAt, endAt }: Interval,
): { readonly before: number | null; readonly after: number | null } {
  if (busy === undefined) return { before: null, after: null }
  const last = firstFrom(busy.times, startAt + 1) - 1
  return {
    before: last < 0 ? null : (busy.latestEnds[last] ?? null),
    after: busy.times[firstFrom(busy.times, endAt)]?.startAt ?? null,
  }
}

/** Index of the first time that starts at or after the instant. */
function firstFrom(times: readonly Interval[], instantMs: number): number {
  let low = 0
  let high = times.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((times[middle]?.startAt ?? 0) < instantMs) low = middle + 1
    else high = middle
  }
  return low
}
