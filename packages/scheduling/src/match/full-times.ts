import type { Interval } from '../intervals.ts'

/** When at least `capacity` of the times run at once, in order; back-to-back spans stay apart. */
export function fullTimes(times: readonly Interval[], capacity: number): readonly Interval[] {
  const full: Interval[] = []
  let count = 0
  let since = 0
  for (const { at, change } of changesOf(times)) {
    if (change > 0) {
      count += 1
      if (count === capacity) since = at
    } else {
      if (count === capacity && since < at) full.push({ startAt: since, endAt: at })
      count -= 1
    }
  }
  return full
}

/** An end comes before a start at the same instant: the end is not part of its time. */
function changesOf(times: readonly Interval[]) {
  return times
    .flatMap(({ startAt, endAt }) => [
      { at: startAt, change: 1 },
      { at: endAt, change: -1 },
    ])
    .sort((one, other) => one.at - other.at || one.change - other.change)
}
