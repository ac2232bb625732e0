import { prepared } from '../prepared.ts'
import { sqlite, type Tx } from '../tx.ts'

export function isSuppressed(tx: Tx, phone: string): boolean {
  return tx.first(byPhone({ phone })) !== undefined
}

const byPhone = prepared(({ phone }: { readonly phone: string }) =>
  sqlite.selectFrom('suppression').select('phone').where('phone', '=', phone),
)

export function listSuppressedPhones(tx: Tx): ReadonlySet<string> {
  const rows = tx.all(sqlite.selectFrom('suppression').select('phone'))
  return new Set(rows.map(({ phone }) => phone))
}
