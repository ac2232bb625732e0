import type { PracticeLogTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

/** Writes down a change of the practice's records, in the commit that makes it. */
export function appendPracticeLog(tx: Tx, line: Omit<PracticeLogTable, 'seq'>): void {
  tx.run(sqlite.insertInto('practiceLog').values({ ...line, seq: undefined }))
}

export type PracticeLogWish = {
  readonly limit: number
  /** Lines before this one. */
  readonly before?: number | undefined
  readonly kind?: string | undefined
  readonly recordId?: string | undefined
}

/** Newest first. */
export function listPracticeLog(
  tx: Tx,
  { limit, before, kind, recordId }: PracticeLogWish,
): readonly (PracticeLogTable & { seq: number })[] {
  let query = sqlite.selectFrom('practiceLog').selectAll().orderBy('seq', 'desc').limit(limit)
  if (before !== undefined) query = query.where('seq', '<', before)
  if (kind !== undefined) query = query.where('kind', '=', kind)
  if (recordId !== undefined) query = query.where('recordId', '=', recordId)
  return tx.all(query).map(({ seq, ...line }) => ({ ...line, seq: seq ?? 0 }))
}
