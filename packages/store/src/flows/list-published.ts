import { prepared } from '../prepared.ts'
import { sqlite, type Tx } from '../tx.ts'

export type Published = {
  readonly flowId: string
  readonly version: number
  readonly isPaused: boolean
}

/** The versions that new executions start on, one per published flow. */
export function listPublished(tx: Tx): readonly Published[] {
  const rows = tx.all(published({}))
  return rows.map(({ id, publishedVersion, pausedAt }) => ({
    flowId: id,
    version: Number(publishedVersion),
    isPaused: pausedAt !== null,
  }))
}

const published = prepared(() =>
  sqlite
    .selectFrom('flow')
    .select(['id', 'publishedVersion', 'pausedAt'])
    .where('deletedAt', 'is', null)
    .where('publishedVersion', 'is not', null)
    .orderBy('id'),
)
