import type { Interval, MatchPractice } from '@chairflow/scheduling'
import type { Tx } from '@chairflow/store'
import { readLists } from './read-match-practice.ts'

/** Longer than any set-up and clean-up. */
const DAY_MS = 24 * 60 * 60_000

/**
 * The practice as times on offer are judged by it: by its lists alone. Who is booked or held then is
 * asked about where the slot is looked at.
 */
export function readOfferPractice(tx: Tx, { startAt, endAt }: Interval): MatchPractice {
  const span = { startAt: startAt - DAY_MS, endAt: endAt + DAY_MS }
  return { ...readLists(tx, span), appointments: [] }
}
