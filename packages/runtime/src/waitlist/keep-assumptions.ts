import { DEFAULT_ASSUMPTIONS, type WaitlistAssumptions } from '@chairflow/scheduling'
import { getMeta, setMeta, type Tx } from '@chairflow/store'

const KEY = 'waitlistAssumptions'

/** What the practice said, or else what the literature supports. */
export function readAssumptions(tx: Tx): WaitlistAssumptions {
  const kept = getMeta(tx, KEY)
  return kept === undefined ? DEFAULT_ASSUMPTIONS : { ...DEFAULT_ASSUMPTIONS, ...JSON.parse(kept) }
}

export function keepAssumptions(tx: Tx, assumptions: WaitlistAssumptions): void {
  setMeta(tx, KEY, JSON.stringify(assumptions))
}
