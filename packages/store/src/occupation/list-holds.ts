import { prepared } from '../prepared.ts'
import type { OccupationTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

type Source = Pick<OccupationTable, 'source' | 'sourceId'>

/** The rows of one hold, booking or appointment. */
export function listOccupationsOf(tx: Tx, source: Source): readonly OccupationTable[] {
  return tx.all(bySource(source)).sort((one, other) => (one.id < other.id ? -1 : 1))
}

/** Without an order: a sorting table in SQLite costs more than the handful of rows it sorts. */
const bySource = prepared(({ source, sourceId }: Source) =>
  sqlite
    .selectFrom('occupation')
    .selectAll()
    .where('source', '=', source)
    .where('sourceId', '=', sourceId),
)

/** All that an execution holds, counted or run out. */
export function listHoldsOf(tx: Tx, executionId: string): readonly OccupationTable[] {
  return tx.all(byExecution({ executionId }))
}

const byExecution = prepared(({ executionId }: { readonly executionId: string }) =>
  sqlite
    .selectFrom('occupation')
    .selectAll()
    .where('source', '=', 'hold')
    .where('executionId', '=', executionId)
    .orderBy('id'),
)

type HeldVisit = {
  readonly executionId: string
  readonly providerId: string
  /** When the treatment begins, UTC ms. */
  readonly startAt: number
}

/** The hold by which an execution keeps a provider for a visit, counted or run out. */
export function findHoldOf(tx: Tx, { executionId, providerId, startAt }: HeldVisit) {
  return listHoldsOf(tx, executionId).find(
    ({ kind, resourceId, visitStartAt }) =>
      kind === 'provider' && resourceId === providerId && visitStartAt === startAt,
  )?.sourceId
}
