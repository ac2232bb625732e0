const FIRST_MS = 1_000
const LONGEST_MS = 5 * 60_000

/** Full jitter: anywhere up to a limit that doubles with each attempt. `random` is in [0, 1). */
export function backoffMs(attempt: number, random: number): number {
  const limit = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, attempt - 1))
  return Math.ceil(random * limit)
}

/** Pause before asking about an outcome again: longer the longer it has been asked for already. */
export function askAgainMs(askedForMs: number, random: number): number {
  const limit = Math.min(LONGEST_MS, Math.max(FIRST_MS, askedForMs))
  return Math.ceil((limit * (1 + random)) / 2)
}
