import { createHash } from 'node:crypto'
import type { JournalTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

type Line = Pick<
  JournalTable,
  'kind' | 'nodeId' | 'port' | 'edgeIdsJson' | 'text' | 'actor' | 'dataJson'
>

const NOTHING_BEFORE = '0'.repeat(64)

/** Adds lines, each carrying a hash over itself and the line before, so that no change goes unseen. */
export function appendJournal(
  tx: Tx,
  executionId: string,
  { at, lines }: { readonly at: number; readonly lines: readonly Line[] },
): void {
  let { seq, hash: previousHash } = lastLine(tx, executionId)
  for (const line of lines) {
    seq += 1
    const row = { executionId, seq, at, ...line, previousHash }
    const hash = hashLine(row)
    tx.run(sqlite.insertInto('journal').values({ ...row, hash }))
    previousHash = hash
  }
}

/** Fields in a fixed order, so that the same line has the same hash on any machine. */
export function hashLine(line: Omit<JournalTable, 'hash'>): string {
  const fields = [
    line.previousHash,
    line.executionId,
    line.seq,
    line.at,
    line.kind,
    line.nodeId,
    line.port,
    line.edgeIdsJson,
    line.text,
    line.actor,
    line.dataJson,
  ]
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex')
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
