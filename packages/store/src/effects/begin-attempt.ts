import { prepared } from '../prepared.ts'
import { sqlite, type Tx } from '../tx.ts'

/** Marks an effect as being tried. Returns false when it is no longer to be done. */
export function beginAttempt(
  tx: Tx,
  id: string,
  { now, epoch }: { readonly now: number; readonly epoch: number },
): boolean {
  return tx.run(begin({ id, now, epoch })) === 1
}

type Attempt = { readonly id: string; readonly now: number; readonly epoch: number }

const begin = prepared(({ id, now, epoch }: Attempt) =>
  sqlite
    .updateTable('effect')
    .set((effect) => ({
      status: 'running' as const,
      attempt: effect('attempt', '+', 1),
      attemptedAt: now,
      firstAttemptAt: effect.fn.coalesce('firstAttemptAt', effect.val(now)),
      epoch,
    }))
    .where('id', '=', id)
    .where('status', 'in', ['ready', 'retry']),
)
