import { sqlite, type Tx } from '../tx.ts'
import { notEnded } from './not-ended.ts'

/** Executions that a step of another one started and that have not ended. */
export function listChildren(
  tx: Tx,
  {
    parentId,
    stepId,
    name,
  }: { readonly parentId: string; readonly stepId: string; readonly name: string },
): readonly { readonly id: string }[] {
  return tx.all(
    sqlite
      .selectFrom('execution')
      .select('id')
      .where('parentId', '=', parentId)
      .where('parentStepId', '=', stepId)
      .where('parentName', '=', name)
      .where(notEnded),
  )
}
