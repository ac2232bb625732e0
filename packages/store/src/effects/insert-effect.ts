import { preparedRows } from '../prepared.ts'
import type { EffectTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

type Intent = Pick<
  EffectTable,
  | 'id'
  | 'executionId'
  | 'stepId'
  | 'nodeId'
  | 'name'
  | 'connectionId'
  | 'activity'
  | 'inputJson'
  | 'createdAt'
>

/**
 * Writes down what is to be done, before it is done. Due at once, behind what was due before. With
 * `doubtedSince` (UTC ms) it may have been done since then: the vendor is asked first.
 */
export function insertEffect(
  tx: Tx,
  { doubtedSince = null, ...intent }: Intent & { readonly doubtedSince?: number | null },
): void {
  const tried = doubtedSince === null ? untried : { ...untried, ...doubtful(doubtedSince) }
  tx.run(insert([{ ...tried, ...intent, notBefore: intent.createdAt }]))
}

function doubtful(attemptedAt: number) {
  return { status: 'unknown', attemptedAt } as const
}

const untried = {
  status: 'ready',
  attempt: 0,
  epoch: 0,
  attemptedAt: null,
  firstAttemptAt: null,
  outputJson: null,
  failureJson: null,
} as const

const insert = preparedRows<EffectTable>((rows) => sqlite.insertInto('effect').values(rows))
