import type { ResourceSpan } from '@chairflow/scheduling'
import type { OccupationTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'
import { findTaken } from './find-taken.ts'
import { fits } from './fits.ts'
import { insertOccupations } from './insert-occupations.ts'
import { listHoldsOf } from './list-holds.ts'
import { type Leeway, leewayColumns, type Placed } from './place-hold.ts'

export type NewBooking = {
  /** The effect that writes it into the practice system. */
  readonly id: string
  readonly executionId: string
  readonly spans: readonly ResourceSpan[]
  readonly at: number
  /** For what the execution did not hold; a hold keeps its own. */
  readonly leeway: Leeway
}

/**
 * A booking takes over what its execution held of it, and takes what was not held yet – the
 * patient, as a rule. It does not run out. Refused as a whole, and the holds stay as they were,
 * where the practice system or another booking got there first.
 */
export function turnHoldIntoBooking(tx: Tx, booking: NewBooking): Placed {
  const { id, executionId, spans, at } = booking
  const held = listHoldsOf(tx, executionId).filter((hold) => spans.some((span) => is(hold, span)))
  const rows = spans.map((span): OccupationTable => {
    const own = held.find((hold) => is(hold, span))
    const given = own === undefined ? leewayColumns(booking.leeway) : permissionOf(own)
    const source = { source: 'booking', sourceId: id, executionId } as const
    return { ...span, ...source, ...given, writtenAt: at, expiresAt: null }
  })
  const book = () => {
    deleteRows(tx, held)
    insertOccupations(tx, rows)
  }
  if (fits(tx, book)) return { type: 'held' }
  const isOwn = (row: OccupationTable) => row.executionId === executionId && row.source === 'hold'
  const taken = rows.flatMap(
    (row) => findTaken(tx, { spans: [row], at, leeway: row.leeway, isOwn }) ?? [],
  )
  const [first] = taken
  if (first === undefined)
    throw new Error('The tables refused a booking that nothing stands against')
  return { type: 'taken', taken: first }
}

/** Gives up what an execution holds of these times: something lasting takes its place. */
export function dropHeld(
  tx: Tx,
  { executionId, spans }: Pick<NewBooking, 'executionId' | 'spans'>,
): void {
  deleteRows(
    tx,
    listHoldsOf(tx, executionId).filter((hold) => spans.some((span) => is(hold, span))),
  )
}

function is(hold: OccupationTable, span: ResourceSpan): boolean {
  return (
    hold.kind === span.kind &&
    hold.resourceId === span.resourceId &&
    hold.visitStartAt === span.visitStartAt
  )
}

function permissionOf(held: OccupationTable) {
  const { leeway, overbookedBy, overbookReason, permissionId } = held
  return { leeway, overbookedBy, overbookReason, permissionId }
}

function deleteRows(tx: Tx, rows: readonly OccupationTable[]): void {
  for (const { source, sourceId, kind, resourceId } of rows) {
    tx.run(
      sqlite
        .deleteFrom('occupation')
        .where('source', '=', source)
        .where('sourceId', '=', sourceId)
        .where('kind', '=', kind)
        .where('resourceId', '=', resourceId),
    )
  }
}
