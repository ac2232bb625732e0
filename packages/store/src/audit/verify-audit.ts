import { NOTHING_BEFORE } from '../journal/hash-line.ts'
import type { Store } from '../open-store.ts'
import { prepared } from '../prepared.ts'
import type { AuditCheckpointTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'
import { hashCheckpoint } from './append-checkpoint.ts'
import { type DamageKind, judgeChain } from './judge-chain.ts'

/** `executionId` is null where a checkpoint itself was tampered with; `seq` is then its number. */
export type Damage = {
  readonly executionId: string | null
  readonly seq: number
  readonly kind: DamageKind
}

export type AuditReport = {
  readonly executions: number
  readonly lines: number
  /** Lines whose words were erased after the retention time; the chain holds all the same. */
  readonly purged: number
  readonly checkpoints: number
  /** To be compared with the one in the log: the newest checkpoints could have been cut off. */
  readonly lastCheckpoint: AuditCheckpointTable | null
  /** At most a hundred. */
  readonly damages: readonly Damage[]
}

const DAMAGES_LIMIT = 100
const pause = () => new Promise<void>((resume) => setImmediate(resume))

/** Reads every journal and every checkpoint, an execution at a time, leaving room for other work. */
export async function verifyAudit({ read }: Pick<Store, 'read'>): Promise<AuditReport> {
  const checkpoints = await verifyCheckpoints(read)
  const damages = [...checkpoints.damages]
  let executions = 0
  let lines = 0
  let purged = 0
  for (let id = read((tx) => nextExecution(tx, '')); id !== null; ) {
    const executionId: string = id
    const one = read((tx) => verifyExecution(tx, executionId))
    executions += 1
    lines += one.lines
    purged += one.purged
    damages.push(...one.damages)
    id = read((tx) => nextExecution(tx, executionId))
    if (executions % 50 === 0) await pause()
  }
  const { count, last } = checkpoints
  const report = { executions, lines, purged, checkpoints: count, lastCheckpoint: last }
  return { ...report, damages: damages.slice(0, DAMAGES_LIMIT) }
}

function verifyExecution(tx: Tx, executionId: string) {
  const lines = tx.all(linesOf({ executionId }))
  const ends = tx.all(endsOf({ executionId }))
  const damages = judgeChain(lines, ends).map((damage) => ({ executionId, ...damage }))
  return { lines: lines.length, purged: lines.filter(({ salt }) => salt === null).length, damages }
}

const linesOf = prepared(({ executionId }: { readonly executionId: string }) =>
  sqlite.selectFrom('journal').selectAll().where('executionId', '=', executionId).orderBy('seq'),
)

const endsOf = prepared(({ executionId }: { readonly executionId: string }) =>
  sqlite
    .selectFrom('auditHead')
    .select(['executionId', 'seq', 'hash'])
    .where('executionId', '=', executionId),
)

const nextInJournal = prepared(({ after }: { readonly after: string }) => nextIn('journal', after))
const nextInHeads = prepared(({ after }: { readonly after: string }) => nextIn('auditHead', after))

function nextIn(table: 'journal' | 'auditHead', after: string) {
  return sqlite
    .selectFrom(table)
    .select('executionId')
    .where('executionId', '>', after)
    .orderBy('executionId')
    .limit(1)
}

/** Of those that have a line or are named by a checkpoint, so that a removed one is missed. */
function nextExecution(tx: Tx, after: string): string | null {
  const line = tx.first(nextInJournal({ after }))?.executionId
  const head = tx.first(nextInHeads({ after }))?.executionId
  if (line === undefined || head === undefined) return line ?? head ?? null
  return line < head ? line : head
}

async function verifyCheckpoints(read: Store['read']) {
  const damages: Damage[] = []
  let last: AuditCheckpointTable | null = null
  let count = 0
  for (;;) {
    const after: number = last?.seq ?? 0
    const next = read((tx) => readCheckpoint(tx, after))
    if (next === null) return { damages, last, count }
    const { row, hash } = next
    damages.push(...judgeCheckpoint(row, { hash, before: last }))
    last = row
    count += 1
    if (count % 10 === 0) await pause()
  }
}

function judgeCheckpoint(
  row: AuditCheckpointTable,
  { hash, before }: { readonly hash: string; readonly before: AuditCheckpointTable | null },
): readonly Damage[] {
  const place = (before?.seq ?? 0) + 1
  const isMissing = row.seq !== place
  const isLinked = isMissing || row.previousHash === (before?.hash ?? NOTHING_BEFORE)
  const isOwn = isLinked && hash === row.hash
  return [
    ...(isMissing ? [{ executionId: null, seq: place, kind: 'deleted' as const }] : []),
    ...(isOwn ? [] : [{ executionId: null, seq: row.seq, kind: 'changed' as const }]),
  ]
}

function readCheckpoint(tx: Tx, after: number) {
  const row = tx.first(
    sqlite
      .selectFrom('auditCheckpoint')
      .selectAll()
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(1),
  )
  if (row === undefined) return null
  const ends = tx.all(
    sqlite
      .selectFrom('auditHead')
      .select(['executionId', 'seq', 'hash'])
      .where('checkpoint', '=', row.seq),
  )
  return { row, hash: hashCheckpoint(row, ends) }
}
