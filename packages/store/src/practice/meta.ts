import { sqlite, type Tx } from '../tx.ts'

/** Single facts about this installation, such as the practice's name. */
export function getMeta(tx: Tx, key: string): string | undefined {
  return tx.first(sqlite.selectFrom('meta').select('value').where('key', '=', key))?.value
}

export function setMeta(tx: Tx, key: string, value: string): void {
  tx.run(
    sqlite
      .insertInto('meta')
      .values({ key, value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value })),
  )
}
