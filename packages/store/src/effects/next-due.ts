import { sql } from 'kysely'
import { sqlite, type Tx } from '../tx.ts'

/** The earliest instant at which a timer or a new event wants attention; effects and look-ups wait per connection. */
export function nextDue(tx: Tx): number | undefined {
  const timer = tx.first(sqlite.selectFrom('timer').select('dueAt as at').orderBy('dueAt').limit(1))
  const event = tx.first(
    sqlite
      .selectFrom('event')
      .select('notBefore as at')
      .where(sql<boolean>`status = 'new'`)
      .orderBy('notBefore')
      .limit(1),
  )
  const schedule = tx.first(
    sqlite.selectFrom('schedule').select('dueAt as at').orderBy('dueAt').limit(1),
  )
  const instants = [timer, event, schedule].flatMap((row) => (row === undefined ? [] : [row.at]))
  return instants.length === 0 ? undefined : Math.min(...instants)
}
