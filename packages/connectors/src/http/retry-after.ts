/**
 * A `Retry-After` header in milliseconds, whether it says seconds or an HTTP date; a date is held
 * against the answer's own `Date`, so that no clock of ours is asked. Undefined where it is absent
 * or makes no sense.
 */
export function retryAfterMs(
  header: string | null | undefined,
  date?: string | null | undefined,
): number | undefined {
  const seconds = Number(header ?? '')
  const pauseMs = Number.isNaN(seconds)
    ? Date.parse(header ?? '') - Date.parse(date ?? '')
    : seconds * 1_000
  return Number.isFinite(pauseMs) && pauseMs > 0 ? pauseMs : undefined
}
