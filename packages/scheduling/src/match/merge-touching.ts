import type { Interval } from '../intervals.ts'

/** The same time in as few spans as possible, in order: a break of no length is none. */
export function mergeTouching(spans: readonly Interval[]): readonly Interval[] {
  const merged: Interval[] = []
  for (const span of [...spans].sort((one, other) => one.startAt - other.startAt)) {
    const last = merged.at(-1)
    if (span.endAt <= span.startAt) continue
    if (last === undefined || last.endAt < span.startAt) merged.push(span)
    else merged[merged.length - 1] = { ...last, endAt: Math.max(last.endAt, span.endAt) }
  }
  return merged
}
