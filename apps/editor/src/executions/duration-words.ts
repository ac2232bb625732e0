const UNITS = [
  { ms: 86_400_000, word: 'd' },
  { ms: 3_600_000, word: 'h' },
  { ms: 60_000, word: 'min' },
  { ms: 1_000, word: 's' },
] as const

/** A length of time by its two largest units, e.g. "1 h 5 min"; under a second is "less than 1 s". */
export function durationWords(lengthMs: number): string {
  const largest = UNITS.findIndex(({ ms }) => lengthMs >= ms)
  if (largest < 0) return 'less than 1 s'
  let restMs = lengthMs
  const parts = UNITS.slice(largest, largest + 2).map(({ ms, word }) => {
    const count = Math.floor(restMs / ms)
    restMs -= count * ms
    return count > 0 ? `${count} ${word}` : ''
  })
  return parts.filter(Boolean).join(' ')
}
