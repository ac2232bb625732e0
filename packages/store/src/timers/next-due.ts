import { sql } from 'kysely'
import { sqlite, type Tx } from '../tx.ts'

/** The earliest instant at which a timer or a planned start falls due, which may be past; UTC ms. */
export function nextTimerAt(tx: Tx): number | undefined {
  const timer = tx.first(sqlite.selectFrom('timer').select('dueAt as at').orderBy('dueAt').limit(1))
  const schedule = tx.first(
    sqlite.selectFrom('schedule').select('dueAt as at').orderBy('dueAt').limit(1),
  )
  const instants = [timer, schedule].flatMap((row) => (row === undefined ? [] : [row.at]))
  return instants.length === 0 ? undefined : Math.min(...instants)
}

/** When the next new event may be applied, which may be past; UTC ms. */
export function nextEventAt(tx: Tx): number | undefined {
  const event = tx.first(
    sqlite
      .selectFrom('event')
      .select('notBefore as at')
      .where(sql<boolean>`status = 'new'`)
      .orderBy('notBefore')
      .limit(1),
  )
  return event?.at
}
