import { contains, type Interval } from '../../intervals.ts'
import { type BusyTimes, neighbours } from '../busy-times.ts'
import { type ScoreValue, scoreValue } from './score-component.ts'

const MINUTE_MS = 60_000
/** One more hour that nothing fits into is the worst, one less the best. */
const WORST_WASTE_MINUTES = 60

/** The free minutes before and after a visit, until something else begins or the day ends. */
export type Free = { readonly beforeMinutes: number; readonly afterMinutes: number }

export type Around = {
  /** When there is anybody or anything to be free at all. */
  readonly open: readonly Interval[]
  readonly taken: readonly (BusyTimes<Interval> | undefined)[]
}

export function freeAround(footprint: Interval, { open, taken }: Around): Free {
  const { startAt, endAt } = footprint
  const whole = open.find((span) => contains(span, footprint))
  let from = whole?.startAt ?? startAt
  let until = whole?.endAt ?? endAt
  for (const busy of taken) {
    const { before, after } = neighbours(busy, footprint)
    if (before !== null && before > from) from = before
    if (after !== null && after < until) until = after
  }
  return {
    beforeMinutes: Math.max(0, startAt - from) / MINUTE_MS,
    afterMinutes: Math.max(0, until - endAt) / MINUTE_MS,
  }
}

/** The time that nothing fits into afterwards, less what nothing fitted into before. */
export function scoreGaps(
  { beforeMinutes, afterMinutes }: Free,
  visitMinutes: number,
  pack: (freeMinutes: number) => number,
): ScoreValue {
  const waste = (minutes: number) => minutes - pack(minutes)
  const before = waste(beforeMinutes + visitMinutes + afterMinutes)
  const added = waste(beforeMinutes) + waste(afterMinutes) - before
  return scoreValue(0.5 - added / (2 * WORST_WASTE_MINUTES), sayGap(Math.round(added)))
}

function sayGap(minutes: number): string {
  if (minutes > 0) return `Leaves ${minutes} minutes more that nothing fits into`
  return minutes < 0 ? `Uses ${-minutes} minutes that nothing else fits into` : 'Leaves no odd gap'
}
