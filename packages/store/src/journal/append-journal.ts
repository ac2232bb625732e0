import type { JournalTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'
import { commitTo, hashLine, NOTHING_BEFORE, newSalt } from './hash-line.ts'

type Line = Pick<
  JournalTable,
  'kind' | 'nodeId' | 'port' | 'edgeIdsJson' | 'text' | 'actor' | 'dataJson'
>

/** Adds lines, each carrying a hash over itself and the line before, so that no change goes unseen. */
export function appendJournal(
  tx: Tx,
  executionId: string,
  { at, lines }: { readonly at: number; readonly lines: readonly Line[] },
): void {
  let { seq, hash: previousHash } = lastLine(tx, executionId)
  for (const line of lines) {
    seq += 1
    const salt = newSalt()
    const commitment = commitTo(salt, line)
    const row = { executionId, seq, at, ...line, salt, commitment, previousHash }
    const hash = hashLine(row)
    tx.run(sqlite.insertInto('journal').values({ ...row, hash }))
    previousHash = hash
  }
}

function lastLine(tx: Tx, executionId: string): { seq: number; hash: string } {
  const last = tx.first(
    sqlite
      .selectFrom('journal')
      .select(['seq', 'hash'])
      .where('executionId', '=', executionId)
      .orderBy('seq', 'desc')
      .limit(1),
  )
  return last ?? { seq: 0, hash: NOTHING_BEFORE }
}
