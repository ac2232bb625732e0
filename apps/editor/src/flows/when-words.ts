const STEPS = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
] as const

const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

/** How long ago an instant was, in words, e.g. "3 hours ago"; both in UTC ms. */
export function whenWords(atMs: number, nowMs: number): string {
  const passedMs = nowMs - atMs
  const step = STEPS.find(({ ms }) => passedMs >= ms)
  return step ? words.format(-Math.floor(passedMs / step.ms), step.unit) : 'just now'
}
