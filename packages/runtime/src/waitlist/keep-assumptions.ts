import { DEFAULT_ASSUMPTIONS, type WaitlistAssumptions } from '@chairflow/scheduling'
import { appendPracticeLog, getMeta, setMeta, type Tx } from '@chairflow/store'
import { changesJsonOf, differing } from '../practice/changes-of.ts'

const KEY = 'waitlistAssumptions'

/** What the practice said, or else what the literature supports. */
export function readAssumptions(tx: Tx): WaitlistAssumptions {
  const kept = getMeta(tx, KEY)
  return kept === undefined ? DEFAULT_ASSUMPTIONS : { ...DEFAULT_ASSUMPTIONS, ...JSON.parse(kept) }
}

type By = { readonly actor: string; readonly at: number }

/** Keeps them and writes down who changed what. */
export function keepAssumptions(tx: Tx, assumptions: WaitlistAssumptions, by: By): void {
  const before = readAssumptions(tx)
  setMeta(tx, KEY, JSON.stringify(assumptions))
  if (differing(before, assumptions).length === 0) return
  appendPracticeLog(tx, {
    ...{ ...by, action: 'changed', kind: 'waitlistAssumptions', recordId: KEY },
    text: 'Changed what forecasts of offers assume.',
    changesJson: changesJsonOf(before, assumptions),
  })
}
