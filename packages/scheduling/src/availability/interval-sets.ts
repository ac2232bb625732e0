import type { Interval } from '../intervals.ts'

/** Times in order, none of which touch each other: a set of instants. */
export type IntervalSet = readonly Interval[]

/** Instants that are in both sets. One sweep over each. */
export function intersect(one: IntervalSet, other: IntervalSet): IntervalSet {
  const both: Interval[] = []
  let [here, there] = [0, 0]
  for (;;) {
    const [left, right] = [one[here], other[there]]
    if (left === undefined || right === undefined) return both
    const startAt = Math.max(left.startAt, right.startAt)
    const endAt = Math.min(left.endAt, right.endAt)
    if (startAt < endAt) both.push({ startAt, endAt })
    if (left.endAt < right.endAt) here += 1
    else there += 1
  }
}

/** What is left of a set. What is taken is sorted by start, and may overlap. */
export function subtract(set: IntervalSet, taken: readonly Interval[]): IntervalSet {
  return taken.length === 0 ? set : intersect(set, gapsBetween(taken))
}

/** All the time there is beside what is taken. */
function gapsBetween(taken: readonly Interval[]): IntervalSet {
  const gaps: Interval[] = []
  let from = Number.NEGATIVE_INFINITY
  for (const { startAt, endAt } of taken) {
    if (endAt <= startAt) continue
    if (from < startAt) gaps.push({ startAt: from, endAt: startAt })
    from = Math.max(from, endAt)
  }
  gaps.push({ startAt: from, endAt: Number.POSITIVE_INFINITY })
  return gaps
}

/**
 * The starts (whole milliseconds) from which a span of `beforeMs` before and `afterMs` after them
 * lies within one time of the set: erosion by the span.
 */
export function startsWithin(
  set: IntervalSet,
  { beforeMs, afterMs }: { readonly beforeMs: number; readonly afterMs: number },
): IntervalSet {
  const starts: Interval[] = []
  for (const time of set) {
    const startAt = time.startAt + beforeMs
    const endAt = time.endAt - afterMs + 1
    if (startAt < endAt) starts.push({ startAt, endAt })
  }
  return starts
}
