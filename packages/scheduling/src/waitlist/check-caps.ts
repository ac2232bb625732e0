import type { Reason } from '../reason.ts'
import type { PastOffer } from './offer.ts'
import type { WaitlistSearch } from './waitlist-request.ts'

const HOUR_MS = 60 * 60_000
const DAY_MS = 24 * HOUR_MS
const WEEK_MS = 7 * DAY_MS

const NOT_LATELY: Reason = { code: 'asked-lately', isMet: true, text: 'was not asked too often' }

/** Nobody is asked too often: how many offers they had in the 24 hours and 7 days until now. */
export function checkCaps(
  { caps: { perDay, perWeek }, at }: Pick<WaitlistSearch, 'caps' | 'at'>,
  offers: readonly Pick<PastOffer, 'offeredAt'>[],
): Reason {
  if (offers.length === 0) return NOT_LATELY
  if (perDay !== null && countSince(offers, at - DAY_MS) >= perDay) {
    return tooOften(countSince(offers, at - DAY_MS), 'the last 24 hours')
  }
  if (perWeek !== null && countSince(offers, at - WEEK_MS) >= perWeek) {
    return tooOften(countSince(offers, at - WEEK_MS), 'the last 7 days')
  }
  return NOT_LATELY
}

function countSince(offers: readonly Pick<PastOffer, 'offeredAt'>[], since: number): number {
  return offers.filter(({ offeredAt }) => offeredAt > since).length
}

function tooOften(count: number, when: string): Reason {
  const times = count === 1 ? 'once' : `${count} times`
  return { code: 'asked-lately', isMet: false, text: `was asked ${times} in ${when} already` }
}
