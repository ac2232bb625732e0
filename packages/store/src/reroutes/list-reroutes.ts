import { type SqlBool, sql } from 'kysely'
import { prepared } from '../prepared.ts'
import type { RerouteTable } from '../schema.ts'
import { sqlite, type Tx } from '../tx.ts'

/** Written out, so that the index over the open ones serves it. */
const isOpen = sql<SqlBool>`"closedAt" is null`

/** Bookings that cannot stay and were not settled yet, in the order they were found. */
export function listOpenReroutes(tx: Tx): readonly RerouteTable[] {
  return tx.all(open({})).toSorted((a, b) => a.openedAt - b.openedAt || (a.id < b.id ? -1 : 1))
}

const open = prepared(() =>
  sqlite.selectFrom('reroute').selectAll().where(isOpen).orderBy('appointmentId'),
)

/** The one of a booking that was not settled yet. */
export function findOpenReroute(tx: Tx, appointmentId: string): RerouteTable | undefined {
  return tx.first(openOf({ appointmentId }))
}

const openOf = prepared(({ appointmentId }: { readonly appointmentId: string }) =>
  sqlite
    .selectFrom('reroute')
    .selectAll()
    .where(isOpen)
    .where('appointmentId', '=', appointmentId)
    .limit(1),
)

/** Those that an execution is at work on. */
export function listReroutesOf(tx: Tx, executionId: string): readonly RerouteTable[] {
  return tx.all(inFlow({ executionId }))
}

const inFlow = prepared(({ executionId }: { readonly executionId: string }) =>
  sqlite
    .selectFrom('reroute')
    .selectAll()
    .where(isOpen)
    .where(sql<SqlBool>`status = 'flow'`)
    .where(sql<SqlBool>`instr("executionsJson", ${executionId}) > 0`),
)

/** What was never entered and bookings cannot be judged without, with how many wait for it. */
export function listGaps(
  tx: Tx,
): readonly { readonly reasonsJson: string; readonly bookings: number }[] {
  return tx.all(gaps({}))
}

const gaps = prepared(() =>
  sqlite
    .selectFrom('reroute')
    .select(({ fn }) => ['reasonsJson', fn.countAll<number>().as('bookings')])
    .where(isOpen)
    .where(sql<SqlBool>`status = 'gap'`)
    .groupBy('reasonsJson'),
)

/** Newest first, settled ones included. */
export function listReroutes(
  tx: Tx,
  { limit }: { readonly limit: number },
): readonly RerouteTable[] {
  return tx.all(newest({ limit }))
}

const newest = prepared(({ limit }: { readonly limit: number }) =>
  sqlite.selectFrom('reroute').selectAll().orderBy('openedAt', 'desc').limit(limit),
)

export function findReroute(tx: Tx, id: string): RerouteTable | undefined {
  return tx.first(byId({ id }))
}

const byId = prepared(({ id }: { readonly id: string }) =>
  sqlite.selectFrom('reroute').selectAll().where('id', '=', id),
)
