import { sqlite, type Tx } from '../tx.ts'

/** Marks an effect as being tried. Returns false when it is no longer to be done. */
export function beginAttempt(
  tx: Tx,
  id: string,
  { now, epoch }: { readonly now: number; readonly epoch: number },
): boolean {
  return (
    tx.run(
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
    ) === 1
  )
}
