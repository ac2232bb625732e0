import { prepared } from '../prepared.ts'
import { sqlite, type Tx } from '../tx.ts'

/** Single facts about this installation, such as the practice's name. */
export function getMeta(tx: Tx, key: string): string | undefined {
  return tx.first(byKey({ key }))?.value
}

const byKey = prepared(({ key }: { readonly key: string }) =>
  sqlite.selectFrom('meta').select('value').where('key', '=', key),
)

export function setMeta(tx: Tx, key: string, value: string): void {
  tx.run(
    sqlite
      .insertInto('meta')
      .values({ key, value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value })),
  )
}
