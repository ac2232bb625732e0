import { sql } from 'kysely'
import { prepared } from '../prepared.ts'
import { sqlite, type Tx } from '../tx.ts'

/** As the partial index says it, letter for letter: bound values would not be seen to match. */
const isUnended = sql<boolean>`status in ('ready', 'running', 'retry', 'unknown')`

/** What effects of an activity ask for whose end is not known yet, as JSON. */
export function listOpenInputs(tx: Tx, activity: string): readonly string[] {
  return tx.all(unended({ activity })).map(({ inputJson }) => inputJson)
}

const unended = prepared(({ activity }: { readonly activity: string }) =>
  sqlite.selectFrom('effect').select('inputJson').where(isUnended).where('activity', '=', activity),
)
