import type { WaitTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

/** Newest first; those with `lingerUntil` only answer late replies. */
export function listWaitsOfPhone(
  tx: Tx,
  { phone, now }: { readonly phone: string; readonly now: number },
): readonly WaitTable[] {
  return tx.all(
    sqlite
      .selectFrom('wait')
      .selectAll()
      .where('phone', '=', phone)
      .where((wait) => wait.or([wait('lingerUntil', 'is', null), wait('lingerUntil', '>', now)]))
      .orderBy('openedAt', 'desc')
      .orderBy('id', 'desc'),
  )
}
