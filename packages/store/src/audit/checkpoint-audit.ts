import type { Store } from '../open-store.ts'
import type { AuditCheckpointTable } from '../schema.ts'
import type { Tx } from '../tx.ts'
import { appendCheckpoint, findLastCheckpoint } from './append-checkpoint.ts'
import { listEndedEnds, listOpenEnds, listPermissionEnds, type Page } from './list-new-ends.ts'

/** The wall clock may have been set back since the last checkpoint. */
const CLOCK_SLACK_MS = 60 * 60_000

/**
 * Writes down the ends of all chains that grew since the last time, a page a commit. Resolves to the
 * last checkpoint written, or null when nothing grew. Whoever keeps its hash elsewhere, for example
 * in a log, can later prove that not even the newest checkpoints were cut off.
 */
export async function checkpointAudit(
  { write, read }: Pick<Store, 'write' | 'read'>,
  at: number,
): Promise<AuditCheckpointTable | null> {
  const since = (read(findLastCheckpoint)?.at ?? 0) - CLOCK_SLACK_MS
  const writePages = async (list: (tx: Tx, afterId: string) => Page) => {
    let last: AuditCheckpointTable | null = null
    for (let afterId: string | null = ''; afterId !== null; ) {
      const from: string = afterId
      const done = await write((tx) => {
        const { ends, lastId } = list(tx, from)
        return { checkpoint: appendCheckpoint(tx, { at, ends }), lastId }
      })
      last = done.checkpoint ?? last
      afterId = done.lastId
    }
    return last
  }
  const ended = await writePages((tx, afterId) => listEndedEnds(tx, { since, afterId }))
  const permitted = await writePages(listPermissionEnds)
  const open = await writePages(listOpenEnds)
  return open ?? permitted ?? ended
}
