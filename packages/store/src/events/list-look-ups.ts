import { sql } from 'kysely'
import type { EventTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

const isLookingUp = sql<boolean>`status = 'looking-up'`

/** Events of one connection whose appointment is to be looked up now, in commit order. */
export function listLookUps(
  tx: Tx,
  wanted: { readonly connectionId: string; readonly now: number; readonly limit: number },
): readonly EventTable[] {
  return tx.all(
    sqlite
      .selectFrom('event')
      .selectAll()
      .where(isLookingUp)
      .where('connectionId', '=', wanted.connectionId)
      .where('notBefore', '<=', wanted.now)
      .orderBy('seq')
      .limit(wanted.limit),
  )
}

/** When the next look-up of a connection falls due, which may be past. */
export function nextLookUpAt(tx: Tx, connectionId: string): number | undefined {
  const row = tx.first(
    sqlite
      .selectFrom('event')
      .select('notBefore')
      .where(isLookingUp)
      .where('connectionId', '=', connectionId)
      .orderBy('notBefore')
      .limit(1),
  )
  return row?.notBefore
}
