import type { AlertTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'
import { findOpenAlert } from './raise-alert.ts'

/** The cause is gone. Returns the alert's id, or undefined when none was open. */
export function closeAlert(
  tx: Tx,
  cause: Pick<AlertTable, 'code' | 'subject'>,
  { at, because }: { readonly at: number; readonly because: string },
): string | undefined {
  const open = findOpenAlert(tx, cause)
  if (open === undefined) return undefined
  tx.run(
    sqlite
      .updateTable('alert')
      .set({ closedAt: at, closedBecause: because })
      .where('id', '=', open.id),
  )
  return open.id
}

/** A person took note: an alert whose end cannot be seen is closed by that. Undefined: no such alert. */
export function acknowledgeAlert(
  tx: Tx,
  id: string,
  { by, at }: { readonly by: string; readonly at: number },
): AlertTable | undefined {
  const alert = findAlert(tx, id)
  if (alert === undefined || alert.acknowledgedAt !== null) return alert
  const noted = { acknowledgedAt: at, acknowledgedBy: by }
  const isOver = alert.closesItself === 0 && alert.closedAt === null
  const closed = { closedAt: at, closedBecause: `${by} took note of it.` }
  const change = isOver ? { ...noted, ...closed } : noted
  tx.run(sqlite.updateTable('alert').set(change).where('id', '=', id))
  return { ...alert, ...change }
}

function findAlert(tx: Tx, id: string): AlertTable | undefined {
  return tx.first(sqlite.selectFrom('alert').selectAll().where('id', '=', id))
}
