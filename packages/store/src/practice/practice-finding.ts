import type { PracticeFindingTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

/** Keeps what a feed told about somebody unknown, once for each key; told again, it is open again. */
export function keepFinding(tx: Tx, finding: Omit<PracticeFindingTable, 'closedAt'>): void {
  const { key: _, ...news } = finding
  tx.run(
    sqlite
      .insertInto('practiceFinding')
      .values({ ...finding, closedAt: null })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ ...news, closedAt: null })),
  )
}

/** To be called when what was unknown is known. */
export function closeFinding(tx: Tx, key: string, at: number): boolean {
  const close = sqlite
    .updateTable('practiceFinding')
    .set({ closedAt: at })
    .where('key', '=', key)
    .where('closedAt', 'is', null)
  return tx.run(close) > 0
}

/** Newest first. */
export function listOpenFindings(tx: Tx): readonly PracticeFindingTable[] {
  return tx.all(
    sqlite
      .selectFrom('practiceFinding')
      .selectAll()
      .where('closedAt', 'is', null)
      .orderBy('at', 'desc')
      .orderBy('key'),
  )
}
