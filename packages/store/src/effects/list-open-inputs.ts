import { sqlite, type Tx } from '../tx.ts'

/** What effects of an activity ask for whose end is not known yet, as JSON. */
export function listOpenInputs(tx: Tx, activity: string): readonly string[] {
  const rows = tx.all(
    sqlite
      .selectFrom('effect')
      .select('inputJson')
      .where('status', 'in', ['ready', 'running', 'retry', 'unknown'])
      .where('activity', '=', activity),
  )
  return rows.map(({ inputJson }) => inputJson)
}
