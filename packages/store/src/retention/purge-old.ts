import type { Store } from '../open-store.ts'
import { sqlite, type Tx } from '../tx.ts'
import { purgeExecution } from './purge-execution.ts'
import { purgeEvents, purgeTexts } from './purge-received.ts'

/** Executions a commit, so that no other write waits for long. */
const BATCH = 25

/**
 * Erases patients' words that are older than the retention time: of executions that ended before the
 * instant, and of events and texts received before it. The audit still verifies afterwards. `now`
 * and `before` are UTC milliseconds. Resolves to how many executions were purged.
 */
export async function purgeOld(
  { write, truncateLog }: Pick<Store, 'write' | 'truncateLog'>,
  { now, before }: { readonly now: number; readonly before: number },
): Promise<number> {
  const executions = await untilNone(write, (tx) => purgeExecutions(tx, { now, before }))
  const events = await untilNone(write, (tx) => purgeEvents(tx, before))
  const texts = await untilNone(write, (tx) => purgeTexts(tx, before))
  if (executions + events + texts > 0) truncateLog()
  return executions
}

async function untilNone(write: Store['write'], batch: (tx: Tx) => number): Promise<number> {
  for (let sum = 0; ; ) {
    const count = await write(batch)
    if (count === 0) return sum
    sum += count
  }
}

function purgeExecutions(
  tx: Tx,
  { now, before }: { readonly now: number; readonly before: number },
): number {
  const old = tx.all(
    sqlite
      .selectFrom('execution')
      .select('id')
      .where('endedAt', 'is not', null)
      .where('purgedAt', 'is', null)
      .where('endedAt', '<', before)
      .orderBy('endedAt')
      .limit(BATCH),
  )
  for (const { id } of old) purgeExecution(tx, id, now)
  return old.length
}
