import type { TimePreference } from '@chairflow/scheduling'
import { wallClockWords } from './clock-words.ts'
import { texts } from './texts.ts'

/** Monday is 1, and January 1, 2024 was a Monday. */
const dayName = (day: number) =>
  new Intl.DateTimeFormat('en-US', { weekday: 'short', timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, day),
  )

/** When somebody can come, e.g. "Weekdays, 9 AM–5 PM". */
export function preferenceWords({ days, from, to }: TimePreference): string {
  return texts.preference.span(dayWords(days), wallClockWords(from), wallClockWords(to))
}

/** Days of the week as people say them; runs of three and more become "Mon–Thu". */
export function dayWords(days: readonly number[]): string {
  const sorted = [...new Set(days)].sort((a, b) => a - b)
  const key = sorted.join('')
  if (key === '1234567') return texts.preference.anyDay
  if (key === '12345') return texts.preference.weekdays
  if (key === '67') return texts.preference.weekend
  return runsOf(sorted).map(runWords).join(', ')
}

function runsOf(sorted: readonly number[]): readonly (readonly number[])[] {
  const starts = sorted.filter((day, index) => sorted[index - 1] !== day - 1)
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? Number.POSITIVE_INFINITY
    return sorted.filter((day) => day >= start && day < end)
  })
}

function runWords(run: readonly number[]): string {
  const [first = 1, last = 1] = [run[0], run.at(-1)]
  return run.length > 2 ? `${dayName(first)}–${dayName(last)}` : run.map(dayName).join(', ')
}
