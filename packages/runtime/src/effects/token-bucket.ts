import type { Pace } from '@chairflow/connector-kit'

/** Calls that may still be made, and when that was counted. */
export type Bucket = { readonly tokens: number; readonly at: number }

export function fullBucket({ burst }: Pace, now: number): Bucket {
  return { tokens: burst, at: now }
}

type Taken =
  | { readonly type: 'taken'; readonly bucket: Bucket }
  | { readonly type: 'empty'; readonly readyAt: number }

/** One call out of the bucket, or the instant from which there is one. A clock set back adds none. */
export function takeToken(bucket: Bucket, pace: Pace, now: number): Taken {
  const filled = fill(bucket, pace, now)
  if (filled.tokens >= 1) return { type: 'taken', bucket: { ...filled, tokens: filled.tokens - 1 } }
  return { type: 'empty', readyAt: now + waitMs(filled, pace) }
}

/** When the next call may be made; `now` when at once. */
export function nextTokenAt(bucket: Bucket, pace: Pace, now: number): number {
  const filled = fill(bucket, pace, now)
  return filled.tokens >= 1 ? now : now + waitMs(filled, pace)
}

function fill({ tokens, at }: Bucket, { perSecond, burst }: Pace, now: number): Bucket {
  const passedMs = Math.max(0, now - at)
  return { tokens: Math.min(burst, tokens + (passedMs * perSecond) / 1_000 + TINY), at: now }
}

function waitMs({ tokens }: Bucket, { perSecond }: Pace): number {
  return Math.max(1, Math.ceil(((1 - tokens) * 1_000) / perSecond))
}

/** So that a thousand thirds of a token are not a hair less than they should be. */
const TINY = 1e-9
