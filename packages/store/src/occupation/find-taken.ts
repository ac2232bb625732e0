import { type Interval, overlaps, peakOverlap, type ResourceSpan } from '@chairflow/scheduling'
import { prepared } from '../prepared.ts'
import type { OccupationTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

/** What stands in the way, without a word about whose visit it is. */
export type Taken = Pick<
  OccupationTable,
  'kind' | 'resourceId' | 'startAt' | 'endAt' | 'source' | 'expiresAt'
>

type Question = Pick<OccupationTable, 'leeway'> & {
  readonly spans: readonly ResourceSpan[]
  /** Now, UTC ms: holds that ran out by then are not in the way. */
  readonly at: number
  /** What is to be replaced is not in its own way. */
  readonly isOwn: (row: OccupationTable) => boolean
}

/**
 * The first of the spans for which there is no room, and the occupation in its way that ends last.
 * It says in words what the tables refuse, and would refuse the same.
 */
export function findTaken(tx: Tx, question: Question): Taken | null {
  if (question.leeway === 'overbooked') return null
  for (const span of question.spans) {
    const wanted = compared(span, question.leeway)
    const rows = listOccupations(tx, { ...span, at: question.at })
      .filter((row) => !question.isOwn(row))
      .map((row) => ({ row, taken: compared(row, question.leeway) }))
      .filter(({ taken }) => overlaps(taken, wanted))
    const peak = peakOverlap(rows.map(({ taken }) => within(wanted, taken)))
    if (peak < capacityOf(tx, span)) continue
    const last = rows.reduce((so, one) => (one.taken.endAt > so.taken.endAt ? one : so))
    const { kind, resourceId, source, expiresAt } = last.row
    return { kind, resourceId, source, expiresAt, ...last.taken }
  }
  return null
}

type Footprint = Interval & Pick<OccupationTable, 'visitStartAt' | 'visitEndAt'>

function compared(row: Footprint, leeway: OccupationTable['leeway']): Interval {
  return leeway === 'clean-up'
    ? { startAt: row.visitStartAt, endAt: row.visitEndAt }
    : { startAt: row.startAt, endAt: row.endAt }
}

function within(outer: Interval, { startAt, endAt }: Interval): Interval {
  return { startAt: Math.max(outer.startAt, startAt), endAt: Math.min(outer.endAt, endAt) }
}

type Where = Pick<OccupationTable, 'kind' | 'resourceId' | 'startAt' | 'endAt'> & {
  readonly at: number
}

/** What takes a resource in a time, with clean-up; holds that ran out by `at` do not. */
export function listOccupations(tx: Tx, where: Where): readonly OccupationTable[] {
  const { kind, resourceId, startAt, endAt, at } = where
  const rows = tx.all(touching({ kind, resourceId, startAt, endAt, at }))
  return rows.sort((one, other) => one.startAt - other.startAt || (one.id < other.id ? -1 : 1))
}

/** Without an order: a sorting table in SQLite costs more than the handful of rows it sorts. */
const touching = prepared((where: Where) =>
  sqlite
    .selectFrom('occupation')
    .selectAll()
    .where('kind', '=', where.kind)
    .where('resourceId', '=', where.resourceId)
    .where('endAt', '>', where.startAt)
    .where('startAt', '<', where.endAt)
    .where((row) => row.or([row('expiresAt', 'is', null), row('expiresAt', '>', where.at)])),
)

export function capacityOf(
  tx: Tx,
  { kind, resourceId }: Pick<ResourceSpan, 'kind' | 'resourceId'>,
): number {
  switch (kind) {
    case 'room':
      return tx.first(roomCapacity({ resourceId }))?.capacity ?? 1
    case 'equipment':
      return tx.first(deviceCapacity({ resourceId }))?.capacity ?? 1
    case 'provider':
    case 'patient':
      return 1
  }
}

type One = { readonly resourceId: string }

const roomCapacity = prepared(({ resourceId }: One) =>
  sqlite
    .selectFrom('room')
    .select('capacity')
    .where('id', '=', resourceId as never),
)

const deviceCapacity = prepared(({ resourceId }: One) =>
  sqlite
    .selectFrom('equipment')
    .select('capacity')
    .where('id', '=', resourceId as never),
)
