import type { LexiconTerm } from '@chairflow/scheduling'
import type { LexiconTermTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

export type SavedTerm = LexiconTerm & Pick<LexiconTermTable, 'changedAt' | 'changedBy'>

/** The practice's own terms, by name. */
export function listLexiconTerms(tx: Tx): readonly SavedTerm[] {
  return tx
    .all(sqlite.selectFrom('lexiconTerm').selectAll().orderBy('name'))
    .map(({ termJson, changedAt, changedBy }) => ({
      ...(JSON.parse(termJson) as LexiconTerm),
      changedAt,
      changedBy,
    }))
}

/** Adds a term, or changes the one of that name. */
export function saveLexiconTerm(
  tx: Tx,
  term: LexiconTerm,
  { at, actor }: { readonly at: number; readonly actor: string },
): void {
  const row = { termJson: JSON.stringify(term), changedAt: at, changedBy: actor }
  tx.run(
    sqlite
      .insertInto('lexiconTerm')
      .values({ name: term.name, ...row })
      .onConflict((conflict) => conflict.column('name').doUpdateSet(row)),
  )
}

/** Back to the words that come along. False where the practice has no such term. */
export function removeLexiconTerm(tx: Tx, name: string): boolean {
  return tx.run(sqlite.deleteFrom('lexiconTerm').where('name', '=', name)) > 0
}
