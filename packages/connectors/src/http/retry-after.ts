/** A `Retry-After` header in milliseconds; undefined where it is absent or not in seconds. */
export function retryAfterMs(header: string | null | undefined): number | undefined {
  const seconds = Number(header ?? '')
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : undefined
}
