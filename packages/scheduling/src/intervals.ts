/** Half-open, in milliseconds UTC: the end is not part of it, so neighbours do not overlap. */
export type Interval = { readonly startAt: number; readonly endAt: number }

export function overlaps(one: Interval, other: Interval): boolean {
  return one.startAt < other.endAt && other.startAt < one.endAt
}

export function contains(outer: Interval, inner: Interval): boolean {
  return outer.startAt <= inner.startAt && inner.endAt <= outer.endAt
}

/** The largest number of intervals that share an instant. */
export function peakOverlap(intervals: readonly Interval[]): number {
  const peaks = intervals.map(
    ({ startAt }) =>
      intervals.filter((other) => other.startAt <= startAt && startAt < other.endAt).length,
  )
  return Math.max(0, ...peaks)
}
