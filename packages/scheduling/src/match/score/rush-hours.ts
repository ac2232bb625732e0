import { isOccupying } from '../../footprint.ts'
import type { LocationId } from '../../ids.ts'
import type { Calendar } from '../calendar.ts'
import type { MatchPractice } from '../match-practice.ts'

const MINUTE_MS = 60_000
const BIN_MINUTES = 30
const BINS = (24 * 60) / BIN_MINUTES
/** So many visits at once do not make a rush yet: little is known from a thin book. */
const THIN_BOOK = 10
/** How far around a time its neighbours speak for it, in bins. */
const SMOOTHED_BINS = 2

/** How full the book usually is at a time of day: 0 never, towards 1 at the busiest. */
export type RushHours = (startAt: number, endAt: number) => number

/** Learned from the book that is at hand, before and after today, at one location. */
export function rushHoursAt(
  { appointments }: Pick<MatchPractice, 'appointments'>,
  locationId: LocationId,
  calendar: Calendar,
): RushHours {
  const counts = new Float64Array(BINS)
  for (const appointment of appointments) {
    if (appointment.locationId !== locationId || !isOccupying(appointment)) continue
    const { startAt, endAt } = appointment
    for (const bin of binsOf(startAt, endAt, calendar)) counts[bin] = (counts[bin] ?? 0) + 1
  }
  const smooth = counts.map((_, bin) => around(counts, bin))
  const most = Math.max(...smooth) + THIN_BOOK
  return (startAt, endAt) => {
    const bins = binsOf(startAt, endAt, calendar)
    return bins.reduce((sum, bin) => sum + (smooth[bin] ?? 0), 0) / (bins.length * most)
  }
}

function binsOf(startAt: number, endAt: number, calendar: Calendar): readonly number[] {
  const first = Math.floor((startAt - calendar.dayOf(startAt).startAt) / MINUTE_MS / BIN_MINUTES)
  const count = Math.max(1, Math.ceil((endAt - startAt) / MINUTE_MS / BIN_MINUTES))
  return Array.from({ length: count }, (_, step) => (first + step) % BINS)
}

function around(counts: Float64Array, bin: number): number {
  let sum = 0
  for (let step = -SMOOTHED_BINS; step <= SMOOTHED_BINS; step += 1) {
    sum += counts[(bin + step + BINS) % BINS] ?? 0
  }
  return sum / (2 * SMOOTHED_BINS + 1)
}
