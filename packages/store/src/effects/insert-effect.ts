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

/** Writes down what is to be done, before it is done. Due at once, behind what was due before. */
export function insertEffect(tx: Tx, intent: Intent): void {
  tx.run(insert([{ ...untried, ...intent, notBefore: intent.createdAt }]))
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
