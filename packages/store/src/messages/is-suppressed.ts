import { sqlite, type Tx } from '../tx.ts'

export function isSuppressed(tx: Tx, phone: string): boolean {
  const row = tx.first(sqlite.selectFrom('suppression').select('phone').where('phone', '=', phone))
  return row !== undefined
}

export function listSuppressedPhones(tx: Tx): ReadonlySet<string> {
  const rows = tx.all(sqlite.selectFrom('suppression').select('phone'))
  return new Set(rows.map(({ phone }) => phone))
}
