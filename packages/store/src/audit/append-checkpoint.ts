import { NOTHING_BEFORE, sha256 } from '../journal/hash-line.ts'
import { preparedRows } from '../prepared.ts'
import type { AuditCheckpointTable, AuditHeadTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

export type ChainEnd = Pick<AuditHeadTable, 'executionId' | 'seq' | 'hash'>

/** Writes down where chains end, itself chained to the checkpoint before. Null without ends. */
export function appendCheckpoint(
  tx: Tx,
  { at, ends }: { readonly at: number; readonly ends: readonly ChainEnd[] },
): AuditCheckpointTable | null {
  if (ends.length === 0) return null
  const last = findLastCheckpoint(tx)
  const seq = (last?.seq ?? 0) + 1
  const previousHash = last?.hash ?? NOTHING_BEFORE
  const checkpoint = {
    seq,
    at,
    previousHash,
    hash: hashCheckpoint({ seq, at, previousHash }, ends),
  }
  tx.run(sqlite.insertInto('auditCheckpoint').values(checkpoint))
  for (const { executionId, seq: line, hash } of ends) {
    tx.run(insertHead([{ executionId, checkpoint: seq, seq: line, hash }]))
  }
  return checkpoint
}

const insertHead = preparedRows<AuditHeadTable>((rows) =>
  sqlite.insertInto('auditHead').values(rows),
)

/** `ends` in any order. */
export function hashCheckpoint(
  { seq, at, previousHash }: Omit<AuditCheckpointTable, 'hash'>,
  ends: readonly ChainEnd[],
): string {
  const ordered = ends
    .map(({ executionId, seq: line, hash }) => [executionId, line, hash] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return sha256([previousHash, seq, at, ordered])
}

export function findLastCheckpoint(tx: Tx): AuditCheckpointTable | undefined {
  return tx.first(sqlite.selectFrom('auditCheckpoint').selectAll().orderBy('seq', 'desc').limit(1))
}
