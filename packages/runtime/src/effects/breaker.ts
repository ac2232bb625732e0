/**
 * Keeps us from calling a connection that does not work.
 * closed: calls go out; failures in a row are counted.
 * open: nothing goes out until the cool-down is over.
 * half-open: one probe is under way; its end decides.
 */
export type Breaker =
  | { readonly type: 'closed'; readonly failures: number }
  | { readonly type: 'open'; readonly until: number; readonly openings: number }
  | { readonly type: 'half-open'; readonly openings: number }

export const closedBreaker: Breaker = { type: 'closed', failures: 0 }

/** Failures in a row that open it. */
const FAILURES_LIMIT = 5
const FIRST_COOL_DOWN_MS = 30_000
const LONGEST_COOL_DOWN_MS = 15 * 60_000

type Admission =
  | { readonly type: 'go'; readonly breaker: Breaker }
  /** `until` is null while a probe is under way: its end decides. */
  | { readonly type: 'hold'; readonly until: number | null }

/** Whether a call may go out at `now` (UTC ms). After the cool-down the first one is the probe. */
export function admit(breaker: Breaker, now: number): Admission {
  switch (breaker.type) {
    case 'closed':
      return { type: 'go', breaker }
    case 'half-open':
      return { type: 'hold', until: null }
    case 'open':
      return now < breaker.until
        ? { type: 'hold', until: breaker.until }
        : { type: 'go', breaker: { type: 'half-open', openings: breaker.openings } }
    default:
      return breaker satisfies never
  }
}

/** A failure that is the connection's or the service's fault. Calls begun before it opened change nothing. */
export function afterFailure(breaker: Breaker, now: number): Breaker {
  switch (breaker.type) {
    case 'closed': {
      const failures = breaker.failures + 1
      return failures < FAILURES_LIMIT ? { type: 'closed', failures } : open(1, now)
    }
    case 'half-open':
      return open(breaker.openings + 1, now)
    case 'open':
      return breaker
    default:
      return breaker satisfies never
  }
}

function open(openings: number, now: number): Breaker {
  return { type: 'open', until: now + coolDownMs(openings), openings }
}

/** Twice as long each time, up to a quarter of an hour. `openings` counts from 1. */
export function coolDownMs(openings: number): number {
  return Math.min(LONGEST_COOL_DOWN_MS, FIRST_COOL_DOWN_MS * 2 ** Math.min(openings - 1, 20))
}
