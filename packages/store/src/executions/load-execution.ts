import { prepared } from '../prepared.ts'
import type { ExecutionTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

export function findExecution(tx: Tx, id: string): ExecutionTable | undefined {
  return tx.first(byId({ id }))
}

const byId = prepared(({ id }: { readonly id: string }) =>
  sqlite.selectFrom('execution').selectAll().where('id', '=', id),
)
