import { prepared } from '../prepared.ts'
import type { AlertTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

type Cause = Pick<AlertTable, 'code' | 'subject'>
type Raised = Cause &
  Pick<AlertTable, 'id' | 'title' | 'body'> & {
    readonly at: number
    readonly closesItself: boolean
    /** How many things are meant where that is known; otherwise each call counts one more. */
    readonly count?: number
  }

/** Opens an alert, or counts one more on the one that is open for the same cause. Returns its id. */
export function raiseAlert(tx: Tx, raised: Raised): string {
  const open = findOpenAlert(tx, raised)
  if (open === undefined) {
    tx.run(sqlite.insertInto('alert').values(newRow(raised)))
    return raised.id
  }
  const { title, body, at } = raised
  const count = raised.count ?? open.count + 1
  tx.run(
    sqlite.updateTable('alert').set({ title, body, count, lastAt: at }).where('id', '=', open.id),
  )
  return open.id
}

function newRow({ at, count, closesItself, ...raised }: Raised): AlertTable {
  return {
    ...raised,
    count: count ?? 1,
    firstAt: at,
    lastAt: at,
    closesItself: closesItself ? 1 : 0,
    acknowledgedAt: null,
    acknowledgedBy: null,
    closedAt: null,
    closedBecause: null,
  }
}

export function findOpenAlert(tx: Tx, { code, subject }: Cause): AlertTable | undefined {
  return tx.first(openOf({ code, subject }))
}

const openOf = prepared(({ code, subject }: Cause) =>
  sqlite
    .selectFrom('alert')
    .selectAll()
    .where('code', '=', code)
    .where('subject', '=', subject)
    .where('closedAt', 'is', null),
)
