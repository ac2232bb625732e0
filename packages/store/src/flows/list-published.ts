import { sqlite, type Tx } from '../tx.ts'

/** The versions that may start executions now, one per published flow. */
export function listPublished(
  tx: Tx,
): readonly { readonly flowId: string; readonly version: number }[] {
  const rows = tx.all(
    sqlite
      .selectFrom('flow')
      .select(['id', 'publishedVersion'])
      .where('deletedAt', 'is', null)
      .where('publishedVersion', 'is not', null)
      .orderBy('id'),
  )
  return rows.map(({ id, publishedVersion }) => ({ flowId: id, version: Number(publishedVersion) }))
}
