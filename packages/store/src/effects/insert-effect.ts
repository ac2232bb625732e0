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

/** Writes down what is to be done, before it is done. */
export function insertEffect(tx: Tx, intent: Intent): void {
  tx.run(
    sqlite.insertInto('effect').values({
      ...intent,
      status: 'ready',
      attempt: 0,
      notBefore: 0,
      epoch: 0,
      attemptedAt: null,
      outputJson: null,
      failureJson: null,
    }),
  )
}
