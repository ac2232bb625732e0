import type { Credential } from '../practice/credential.ts'
import { lastDayOf } from '../practice/last-day-of.ts'
import type { Provider } from '../practice/provider.ts'

export type HrOptions = {
  readonly newId: (prefix: string) => string
  /** UTC ms. */
  readonly now: number
  /** Who says so, e.g. "HR feed". */
  readonly source: string
}

/** Whose certificate a line is about, and the day it is where they are at home. */
export type About = {
  readonly provider: Provider
  readonly kind: string
  readonly timeZone: string
  /** In that zone, such as 2026-11-24. */
  readonly today: string
  readonly options: HrOptions
}

/** Counts today or later; one that was submitted or revoked never does. */
export function stillCounts(card: Credential, about: About): boolean {
  return card.status === 'active' && !hasEnded(card, about)
}

export function hasEnded(card: Credential, { timeZone, today, options }: About): boolean {
  const last = lastDayOf(card, timeZone)
  const isOver = card.expiresAt !== null && card.expiresAt <= options.now
  return isOver || (last !== null && last < today)
}
