import { sql } from 'kysely'
import { prepared } from '../prepared.ts'
import type { EventTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

const isLookingUp = sql<boolean>`status = 'looking-up'`

type Wanted = { readonly connectionId: string; readonly now: number; readonly limit: number }

/** Events of one connection whose appointment is to be looked up now, in commit order. */
export function listLookUps(tx: Tx, wanted: Wanted): readonly EventTable[] {
  return tx.all(due(wanted))
}

const due = prepared((wanted: Wanted) =>
  sqlite
    .selectFrom('event')
    .selectAll()
    .where(isLookingUp)
    .where('connectionId', '=', wanted.connectionId)
    .where('notBefore', '<=', wanted.now)
    .orderBy('seq')
    .limit(wanted.limit),
)

/** When the next look-up of a connection falls due, which may be past. */
export function nextLookUpAt(tx: Tx, connectionId: string): number | undefined {
  return tx.first(next({ connectionId }))?.notBefore
}

const next = prepared(({ connectionId }: Pick<Wanted, 'connectionId'>) =>
  sqlite
    .selectFrom('event')
    .select('notBefore')
    .where(isLookingUp)
    .where('connectionId', '=', connectionId)
    .orderBy('notBefore')
    .limit(1),
)
