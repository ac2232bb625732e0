import { sqlite, type Tx } from '../tx.ts'

/** The earliest instant at which a timer or an event wants attention; effects wait per connection. */
export function nextDue(tx: Tx): number | undefined {
  const timer = tx.first(sqlite.selectFrom('timer').select('dueAt as at').orderBy('dueAt').limit(1))
  const event = tx.first(
    sqlite
      .selectFrom('event')
      .select('notBefore as at')
      .where('status', 'in', ['new', 'looking-up'])
      .orderBy('notBefore')
      .limit(1),
  )
  const instants = [timer, event].flatMap((row) => (row === undefined ? [] : [row.at]))
  return instants.length === 0 ? undefined : Math.min(...instants)
}
