import { sql } from 'kysely'
import { prepared } from '../prepared.ts'
import { sqlite, type Tx } from '../tx.ts'

/** The earliest instant at which a timer or a planned start falls due, which may be past; UTC ms. */
export function nextTimerAt(tx: Tx): number | undefined {
  const instants = [tx.first(timer({})), tx.first(schedule({}))].flatMap((row) => row?.at ?? [])
  return instants.length === 0 ? undefined : Math.min(...instants)
}

const timer = prepared(() =>
  sqlite.selectFrom('timer').select('dueAt as at').orderBy('dueAt').limit(1),
)

const schedule = prepared(() =>
  sqlite.selectFrom('schedule').select('dueAt as at').orderBy('dueAt').limit(1),
)

/** When the next new event may be applied, which may be past; UTC ms. */
export function nextEventAt(tx: Tx): number | undefined {
  return tx.first(event({}))?.at
}

const event = prepared(() =>
  sqlite
    .selectFrom('event')
    .select('notBefore as at')
    .where(sql<boolean>`status = 'new'`)
    .orderBy('notBefore')
    .limit(1),
)
