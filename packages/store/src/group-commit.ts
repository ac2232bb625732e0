import type { Database } from 'better-sqlite3'
import { StoreStopped } from './faults/store-stopped.ts'
import { type Faults, isDiskFault } from './faults/watch-faults.ts'
import type { Tx } from './tx.ts'

type Job = {
  readonly run: (tx: Tx) => unknown
  readonly resolve: (result: never) => void
  readonly reject: (error: unknown) => void
}

/** `seconds` is how long the longest waiting caller of this commit waited. */
export type Committed = { readonly jobs: number; readonly seconds: number }

type Committing = {
  readonly database: Database
  readonly tx: Tx
  readonly epoch: number
  readonly faults: Faults
  readonly onCommit: (committed: Committed) => void
  /** Calls back once what is under way in this tick is over. */
  readonly defer: (flush: () => void) => void
}

/** Accepted events of one commit: each is one row. */
const ACCEPT_LIMIT = 512
/** Turns of one commit while webhooks come: few, so that the next one is answered soon. */
const WORK_LIMIT = 16
/** Turns of one commit when nobody waits for an answer: the sync to disk is shared by more. */
const QUIET_WORK_LIMIT = 64
/** After so many commits in a row with nothing to accept nobody is expected. */
const QUIET_COMMITS = 4

/**
 * Everything asked for in one tick shares one transaction and one sync to disk; each job has a
 * savepoint, so one that throws undoes only itself. Callers hear back only after COMMIT. What is
 * to be accepted goes before work that is already ours: its sender waits, and may give up.
 */
export function groupCommit(committing: Committing) {
  const commitBatch = createCommit(committing)
  const accepting: Job[] = []
  const working: Job[] = []
  let isScheduled = false
  let firstAskedMs = 0
  let quietCommits = 0
  const flush = () => {
    isScheduled = false
    quietCommits = accepting.length > 0 ? 0 : quietCommits + 1
    const workLimit = quietCommits > QUIET_COMMITS ? QUIET_WORK_LIMIT : WORK_LIMIT
    const batch = [...accepting.splice(0, ACCEPT_LIMIT), ...working.splice(0, workLimit)]
    const askedMs = firstAskedMs
    if (isWaiting()) schedule()
    if (batch.length > 0 && commitBatch(batch)) {
      committing.onCommit({ jobs: batch.length, seconds: (performance.now() - askedMs) / 1_000 })
    }
  }
  const isWaiting = () => accepting.length + working.length > 0
  const queueIn =
    (queue: Job[]) =>
    <Result>(job: (tx: Tx) => Result): Promise<Result> =>
      new Promise<Result>((resolve, reject) => {
        queue.push({ run: job, resolve: resolve as (result: never) => void, reject })
        schedule()
      })
  const schedule = () => {
    if (isScheduled) return
    isScheduled = true
    firstAskedMs = performance.now()
    committing.defer(flush)
  }
  return {
    flush: () => {
      while (isWaiting()) flush()
    },
    write: queueIn(working),
    accept: queueIn(accepting),
  }
}

/** Returns what commits a batch and tells its callers; that returns false when nothing was kept. */
function createCommit({ database, tx, epoch, faults }: Committing) {
  const begin = database.prepare('BEGIN IMMEDIATE')
  const commit = database.prepare('COMMIT')
  const rollback = database.prepare('ROLLBACK')
  const readEpoch = database.prepare("select value from meta where key = 'epoch'").pluck()
  const runInSavepoint = createSavepoint(database, tx)
  const ours = String(epoch)

  const commitAll = (batch: readonly Job[]): readonly (() => void)[] => {
    faults.assertUsable()
    begin.run()
    if (readEpoch.get() !== ours) throw new StoreStopped('fenced')
    const acknowledge = batch.map(runInSavepoint)
    commit.run()
    return acknowledge
  }
  const undo = () => {
    try {
      if (database.inTransaction) rollback.run()
    } catch (error) {
      faults.note(error)
    }
  }
  return (batch: readonly Job[]): boolean => {
    try {
      for (const say of commitAll(batch)) say()
      return true
    } catch (error) {
      const told = faults.note(error)
      undo()
      for (const job of batch) job.reject(told)
      return false
    }
  }
}

/** A fault of the disk under one job is a fault of the whole commit. */
function createSavepoint(database: Database, tx: Tx) {
  const save = database.prepare('SAVEPOINT job')
  const release = database.prepare('RELEASE job')
  const rollbackTo = database.prepare('ROLLBACK TO job')
  return (job: Job): (() => void) => {
    save.run()
    try {
      const result = job.run(tx)
      release.run()
      return () => job.resolve(result as never)
    } catch (error) {
      if (!database.inTransaction || isDiskFault(error)) throw error
      rollbackTo.run()
      release.run()
      return () => job.reject(error)
    }
  }
}
