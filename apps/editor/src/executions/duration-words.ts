const SECOND_MS = 1_000
const STEPS = [
  { ms: 86_400_000, unit: 'd' },
  { ms: 3_600_000, unit: 'h' },
  { ms: 60_000, unit: 'min' },
  { ms: SECOND_MS, unit: 's' },
] as const

/** How long something took, in its largest unit, e.g. "12 min"; both RFC 3339. */
export function durationWords(from: string, to: string): string {
  const passedMs = Date.parse(to) - Date.parse(from)
  const step = STEPS.find(({ ms }) => passedMs >= ms)
  return step ? `${Math.floor(passedMs / step.ms)} ${step.unit}` : 'less than a second'
}
