import { acceptChance } from './accept-chance.ts'
import type { Judged } from './judge-entry.ts'
import type { PastOffer } from './offer.ts'
import type { Searching } from './searching.ts'

const DAY_MS = 24 * 60 * 60_000
/** Whoever waited this long has the full share of that consideration. */
const LONG_WAIT_DAYS = 90
const FAR_MILES = 30
/** So long somebody who said yes in vain comes earlier. */
const MAKING_UP_MS = 30 * DAY_MS

/** How much each consideration counts; together 1, so that a score lies between 0 and 1. */
const WEIGHTS = { chance: 0.35, time: 0.15, lost: 0.2, wait: 0.15, wish: 0.1, near: 0.05 } as const

/** How good it is to ask somebody about this slot: likely to say yes, suited, and fair. */
export function scoreEntry(
  search: Searching,
  { entry, suited, standpoint, offers }: Judged,
): number {
  const { miles } = standpoint
  const waitedDays = (search.at - entry.joinedAt) / DAY_MS
  const isWished = entry.provider?.providerId === search.slot.providerId
  return (
    WEIGHTS.chance * Math.min(1, 2 * acceptChance(offers, search.prior)) +
    WEIGHTS.time * (suited.fits ? 1 : 0) +
    WEIGHTS.lost * (lostLately(offers, search.at) ? 1 : 0) +
    WEIGHTS.wait * Math.min(1, Math.max(0, waitedDays / LONG_WAIT_DAYS)) +
    WEIGHTS.wish * (isWished ? 1 : 0) +
    WEIGHTS.near * (miles === null ? 0.5 : Math.max(0, 1 - miles / FAR_MILES))
  )
}

/** Said yes, somebody was faster, and nothing came of it since. */
function lostLately(offers: readonly PastOffer[], at: number): boolean {
  let lostAt = Number.NEGATIVE_INFINITY
  let wonAt = Number.NEGATIVE_INFINITY
  for (const { status, offeredAt } of offers) {
    if (status === 'lost') lostAt = Math.max(lostAt, offeredAt)
    if (status === 'accepted') wonAt = Math.max(wonAt, offeredAt)
  }
  return lostAt > wonAt && at - lostAt <= MAKING_UP_MS
}
