import type { Database } from 'better-sqlite3'
import type { Tx } from './tx.ts'

type Job = {
  readonly run: (tx: Tx) => unknown
  readonly resolve: (result: never) => void
  readonly reject: (error: unknown) => void
}

/** How many jobs may share one commit, so that the first does not wait for ever for the last. */
const BATCH_LIMIT = 512

/**
 * Everything asked for in one tick shares one transaction and one sync to disk; each job has a
 * savepoint, so one that throws undoes only itself. Callers hear back only after COMMIT.
 */
export function groupCommit(database: Database, tx: Tx, defer: (flush: () => void) => void) {
  let waiting: Job[] = []
  let isScheduled = false
  const flush = () => {
    isScheduled = false
    const batch = waiting.slice(0, BATCH_LIMIT)
    waiting = waiting.slice(BATCH_LIMIT)
    if (waiting.length > 0) schedule()
    if (batch.length > 0) commitBatch(database, tx, batch)
  }
  const schedule = () => {
    if (isScheduled) return
    isScheduled = true
    defer(flush)
  }
  return {
    flush: () => {
      while (waiting.length > 0) flush()
    },
    write: <Result>(job: (tx: Tx) => Result): Promise<Result> =>
      new Promise<Result>((resolve, reject) => {
        waiting.push({ run: job, resolve: resolve as (result: never) => void, reject })
        schedule()
      }),
  }
}

function commitBatch(database: Database, tx: Tx, batch: readonly Job[]): void {
  const acknowledge: (() => void)[] = []
  try {
    database.exec('BEGIN IMMEDIATE')
    for (const job of batch) acknowledge.push(runInSavepoint(database, tx, job))
    database.exec('COMMIT')
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK')
    for (const job of batch) job.reject(error)
    return
  }
  for (const say of acknowledge) say()
}

/** A full disk can end the whole transaction under a job: then the batch as a whole fails. */
function runInSavepoint(database: Database, tx: Tx, job: Job): () => void {
  database.exec('SAVEPOINT job')
  try {
    const result = job.run(tx)
    database.exec('RELEASE job')
    return () => job.resolve(result as never)
  } catch (error) {
    if (!database.inTransaction) throw error
    database.exec('ROLLBACK TO job')
    database.exec('RELEASE job')
    return () => job.reject(error)
  }
}
