import { prepared, preparedRows } from '../prepared.ts'
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
  if (lines.length === 0) return
  let { seq, hash: previousHash } = tx.first(lastLine({ executionId })) ?? FIRST
  const rows = lines.map((line) => {
    seq += 1
    const salt = newSalt()
    const commitment = commitTo(salt, line)
    const row = { executionId, seq, at, ...line, salt, commitment, previousHash }
    previousHash = hashLine(row)
    return { ...row, hash: previousHash }
  })
  tx.run(insert(rows))
}

const FIRST = { seq: 0, hash: NOTHING_BEFORE }

const insert = preparedRows<JournalTable>((rows) => sqlite.insertInto('journal').values(rows))

const lastLine = prepared(({ executionId }: { readonly executionId: string }) =>
  sqlite
    .selectFrom('journal')
    .select(['seq', 'hash'])
    .where('executionId', '=', executionId)
    .orderBy('seq', 'desc')
    .limit(1),
)
