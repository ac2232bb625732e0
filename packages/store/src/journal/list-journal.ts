import type { JournalTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

export function listJournal(tx: Tx, executionId: string): readonly JournalTable[] {
  return tx.all(
    sqlite.selectFrom('journal').selectAll().where('executionId', '=', executionId).orderBy('seq'),
  )
}
