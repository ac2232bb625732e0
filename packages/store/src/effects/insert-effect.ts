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
  tx.run(
    sqlite.insertInto('effect').values({
      ...intent,
      status: 'ready',
      attempt: 0,
      notBefore: intent.createdAt,
      epoch: 0,
      attemptedAt: null,
      firstAttemptAt: null,
      outputJson: null,
      failureJson: null,
    }),
  )
}
