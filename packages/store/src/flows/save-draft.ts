import { sqlite, type Tx } from '../tx.ts'

/** Replaces the draft if nobody else saved since `revision`. Returns false when somebody did. */
export function saveDraft(
  tx: Tx,
  draft: {
    readonly id: string
    readonly name: string
    readonly draftJson: string
    readonly revision: number
    readonly at: number
    readonly by: string
  },
): boolean {
  const changed = tx.run(
    sqlite
      .updateTable('flow')
      .set({
        name: draft.name,
        draftJson: draft.draftJson,
        revision: draft.revision + 1,
        updatedAt: draft.at,
        updatedBy: draft.by,
      })
      .where('id', '=', draft.id)
      .where('revision', '=', draft.revision)
      .where('deletedAt', 'is', null),
  )
  return changed === 1
}
