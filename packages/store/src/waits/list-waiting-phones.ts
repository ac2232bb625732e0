import { sqlite, type Tx } from '../tx.ts'

/** Numbers with a question open: nobody gets two at a time. */
export function listWaitingPhones(tx: Tx): ReadonlySet<string> {
  const rows = tx.all(
    sqlite.selectFrom('wait').select('phone').distinct().where('lingerUntil', 'is', null),
  )
  return new Set(rows.map(({ phone }) => phone))
}
