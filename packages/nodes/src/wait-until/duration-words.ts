const UNITS = [
  { minutes: 1440, one: 'day', many: 'days' },
  { minutes: 60, one: 'hour', many: 'hours' },
  { minutes: 1, one: 'minute', many: 'minutes' },
] as const

/** In the largest unit that is whole: 2880 is "2 days", 90 is "90 minutes". */
export function durationWords(minutes: number): string {
  const unit = UNITS.find((candidate) => minutes > 0 && minutes % candidate.minutes === 0)
  const count = unit === undefined ? minutes : minutes / unit.minutes
  return `${count} ${count === 1 ? (unit?.one ?? 'minute') : (unit?.many ?? 'minutes')}`
}
