import type { FlowVersionTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

/** Freezes a version and makes it the one that new executions start on. Returns its number. */
export function publishVersion(tx: Tx, frozen: Omit<FlowVersionTable, 'version'>): number {
  const last = tx.first(
    sqlite
      .selectFrom('flowVersion')
      .select('version')
      .where('flowId', '=', frozen.flowId)
      .orderBy('version', 'desc')
      .limit(1),
  )
  const version = (last?.version ?? 0) + 1
  tx.run(sqlite.insertInto('flowVersion').values({ ...frozen, version }))
  setPublishedVersion(tx, frozen.flowId, version)
  return version
}

/** Which version new executions start on; an older one brings it back. */
export function setPublishedVersion(tx: Tx, flowId: string, version: number): void {
  tx.run(sqlite.updateTable('flow').set({ publishedVersion: version }).where('id', '=', flowId))
}
